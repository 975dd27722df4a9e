/// The chain as this module sees it: registering batch roots in `RecordRegistry`.
///
/// [Registry] is the port; [JsonRpcRegistry] speaks to any Ethereum node through web3j, and is the
/// only class here that does network. A transaction is signed first, kept by the caller, and only
/// then sent: a caller that crashes in between sends the same bytes again, and a nonce holds one
/// transaction, so nothing is registered twice. Answers of the node are checked before use.
/// Contract: `RecordRegistry` of the governance module; gas price is 0 on the consortium chain. May
/// import the JDK, genesis, Tuweni's bytes and web3j.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.registration;
