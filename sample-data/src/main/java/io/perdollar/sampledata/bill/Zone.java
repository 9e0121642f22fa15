package io.perdollar.sampledata.bill;

/**
 * Where a resource is.
 *
 * @param name e.g. {@code us-central1-a}
 * @param region e.g. {@code us-central1}
 * @param country e.g. {@code US}
 * @param skuName how SKU descriptions call the region, e.g. {@code Americas}
 */
public record Zone(String name, String region, String country, String skuName) {}
