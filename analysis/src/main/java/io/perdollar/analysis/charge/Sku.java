package io.perdollar.analysis.charge;

/**
 * What is priced: the stock-keeping unit of a charge.
 *
 * @param service the Google Cloud service that sells it, e.g. {@code Compute Engine}
 * @param id stable identifier, e.g. {@code 88B8-C3ED-03F0}
 * @param description words that Google may change, e.g. {@code Nvidia Tesla T4 GPU running in Americas}
 */
public record Sku(String service, String id, String description) {}
