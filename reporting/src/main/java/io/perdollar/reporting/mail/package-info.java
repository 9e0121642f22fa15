/** The mail that brings a report: its words, its bytes, and the server that takes it. */
@NullMarked
package io.perdollar.reporting.mail;

import org.jspecify.annotations.NullMarked;
