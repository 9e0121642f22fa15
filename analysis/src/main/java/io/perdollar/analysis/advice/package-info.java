/** From recorded requests and prices to plans, their replays and what to change (equations §13). */
@NullMarked
package io.perdollar.analysis.advice;

import org.jspecify.annotations.NullMarked;
