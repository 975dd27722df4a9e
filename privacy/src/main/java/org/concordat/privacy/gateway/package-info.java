/// The privacy gateway of one member: what an ERP, the demo and the evidence builder call.
///
/// Names the finality tiers every part of Concordat names alike (docs/architecture.md). What leaves
/// through [EvidenceInputs] holds no attribute, no blinding and no subject identifier. May import
/// every other package of this module; nothing in the module imports this one.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.gateway;
