/** Which mails are due, who has had them, and handing them over. */
@NullMarked
package io.perdollar.jobs.mail;

import org.jspecify.annotations.NullMarked;
