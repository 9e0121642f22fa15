/** The configuration file: what it may say, what it means where it says nothing, and what is wrong with it. */
@NullMarked
package io.perdollar.jobs.config;

import org.jspecify.annotations.NullMarked;
