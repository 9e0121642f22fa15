/** What an operator would install to follow a recommendation: commands, schedules, Terraform, and a script that stops an idle VM. */
@NullMarked
package io.perdollar.reporting.actions;

import org.jspecify.annotations.NullMarked;
