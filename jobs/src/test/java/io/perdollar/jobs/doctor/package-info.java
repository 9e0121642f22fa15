@org.jspecify.annotations.NullMarked
package io.perdollar.jobs.doctor;
