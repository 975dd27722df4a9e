/// The constitution over JSON-RPC: who is a member, which policy is in force, which ballots are
/// open, and casting one.
///
/// [ConstitutionClient] and [PolicyClient] speak the members' language; [ConstitutionRpc] moves
/// bytes and is the only class that talks to a node. A node's answer is hostile until
/// [AnswerReader] has checked it against the contract's ABI. A ballot is tried with `eth_call`
/// before it is signed, so a refusal costs no transaction and comes back as a value.
///
/// May import the module's other packages, `genesis` and web3j.
@NullMarked
package org.concordat.governance.client;

import org.jspecify.annotations.NullMarked;
