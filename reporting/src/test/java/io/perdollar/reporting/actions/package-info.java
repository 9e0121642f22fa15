/** Tests of the files that an operator would install. */
@org.jspecify.annotations.NullMarked
package io.perdollar.reporting.actions;
