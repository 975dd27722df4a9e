package org.concordat.chain.p2p.discovery;

/// Now, on two clocks: what lasts is measured on one that nobody sets, what others are told is a
/// date.
///
/// @param millis of a clock that only goes forward
/// @param unixSeconds since 1970
public record Moment(long millis, long unixSeconds) {}
