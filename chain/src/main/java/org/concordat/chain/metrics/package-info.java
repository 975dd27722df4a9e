/// What a monitoring system reads of a node: figures in the text format of Prometheus, under Besu's
/// names where Besu has one, so that dashboards made for Besu work.
///
/// Figures are taken from what the node holds anyway at the moment they are asked for; nothing is
/// counted on the way of a block or message. No figure names a person, a key or an amount:
/// addresses of validators are public. May import what is below `chain.rpc`, which serves the text.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.metrics;
