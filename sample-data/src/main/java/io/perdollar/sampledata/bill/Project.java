package io.perdollar.sampledata.bill;

/**
 * A Google Cloud project.
 *
 * @param id e.g. {@code llm-prod}
 * @param number e.g. {@code 412345678901}
 * @param name for people
 * @param account that pays for it
 */
public record Project(String id, String number, String name, Account account) {}
