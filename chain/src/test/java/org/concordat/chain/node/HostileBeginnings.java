package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.node.HostileAttacks.EMPTY;
import static org.concordat.chain.node.HostileAttacks.NOWHERE;
import static org.concordat.chain.node.HostileAttacks.breach;
import static org.concordat.chain.node.HostileAttacks.row;
import static org.concordat.chain.node.HostileAttacks.stranger;
import static org.concordat.chain.p2p.DisconnectReason.BREACH_OF_PROTOCOL;
import static org.concordat.chain.p2p.DisconnectReason.INCOMPATIBLE_P2P_VERSION;
import static org.concordat.chain.p2p.DisconnectReason.SUBPROTOCOL;
import static org.concordat.chain.p2p.DisconnectReason.UNEXPECTED_IDENTITY;
import static org.concordat.chain.p2p.DisconnectReason.USELESS_PEER;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.ForkId;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.p2p.eth.Status;
import org.concordat.chain.p2p.wire.Capability;
import org.concordat.chain.p2p.wire.Message;
import org.junit.jupiter.params.provider.Arguments;

/// How a peer may begin wrongly: its Hello and its Status, as rows of the table of
/// [HostileAttacks].
final class HostileBeginnings {
  private HostileBeginnings() {}

  static Stream<Arguments> faults() {
    return Stream.concat(introductions(), statuses());
  }

  private static Stream<Arguments> introductions() {
    return Stream.of(
        row(
            "a hello in another's name",
            UNEXPECTED_IDENTITY,
            peer -> peer.hello(5, Protocols.capabilities(), stranger().publicKey())),
        row(
            "a version without compression",
            INCOMPATIBLE_P2P_VERSION,
            peer -> peer.hello(4, Protocols.capabilities(), stranger().publicKey())),
        row("nothing in common", USELESS_PEER, peer -> peer.hello(new Capability("les", 4))),
        row(
            "only versions of the past",
            USELESS_PEER,
            peer -> peer.hello(new Capability("eth", 66), new Capability("istanbul", 100))),
        row(
            "a hello that is not RLP",
            BREACH_OF_PROTOCOL,
            peer -> peer.frame(new byte[] {(byte) 0x80, 1, 2, 3})),
        row(
            "a status instead of a hello",
            BREACH_OF_PROTOCOL,
            peer -> peer.send(0x10, Bytes.of(0xc0))),
        row(
            "a hello as long as a block",
            BREACH_OF_PROTOCOL,
            peer -> peer.hello(5, Collections.nCopies(500, new Capability("eth", 69)), NOWHERE)),
        row(
            "pings instead of a status, for ever",
            BREACH_OF_PROTOCOL,
            peer -> {
              peer.hello();
              for (int i = 0; i < 20; i++) {
                peer.send(Message.PING, EMPTY);
              }
            }),
        row("a second hello", BREACH_OF_PROTOCOL, peer -> peer.hello().hello()),
        row(
            "hello after hello, later",
            BREACH_OF_PROTOCOL,
            peer -> {
              peer.hello().mirrorStatus();
              for (int i = 0; i < 100; i++) {
                peer.hello();
              }
            }));
  }

  private static Stream<Arguments> statuses() {
    return Stream.of(
        row(
            "a message before the status",
            BREACH_OF_PROTOCOL,
            peer -> peer.hello().send(new EthMessage.GetBlockBodies(1, List.of()))),
        row(
            "consensus before the status",
            BREACH_OF_PROTOCOL,
            peer -> peer.hello().sendConsensus(0x13, Bytes.of(0xc0))),
        status(
            "another network",
            SUBPROTOCOL,
            it -> with(it, Word.of(99), it.genesisHash(), it.forkId(), 0, it.latest())),
        status(
            "another genesis",
            SUBPROTOCOL,
            it -> with(it, it.networkId(), NOWHERE, it.forkId(), 0, it.latest())),
        status(
            "another fork schedule",
            SUBPROTOCOL,
            it ->
                with(
                    it,
                    it.networkId(),
                    it.genesisHash(),
                    new ForkId(0x12345678, 0),
                    0,
                    it.latest())),
        status(
            "a range that ends before it begins",
            BREACH_OF_PROTOCOL,
            it -> with(it, it.networkId(), it.genesisHash(), it.forkId(), 9, 8)),
        row(
            "a status of another version",
            BREACH_OF_PROTOCOL,
            peer -> {
              Status theirs = (Status) peer.hello().await(Status.class);
              peer.sendEth(0, Bytes.concatenate(Bytes.of(0xc1), Bytes.of(67)));
              assertThat(theirs.version()).isEqualTo(Protocols.ETH_69);
            }),
        row(
            "a newest block it does not have",
            USELESS_PEER,
            peer -> {
              Status theirs = (Status) peer.hello(new Capability("eth", 68)).await(Status.class);
              peer.send(theirs);
              EthMessage.GetBlockHeaders asked =
                  (EthMessage.GetBlockHeaders) peer.await(EthMessage.GetBlockHeaders.class);
              peer.send(new EthMessage.BlockHeaders(asked.requestId(), List.of()));
            }),
        breach(
            "a second status",
            peer ->
                peer.send(
                    new Status(
                        69,
                        Word.of(TestNetwork.CHAIN_ID),
                        NOWHERE,
                        new ForkId(0, 0),
                        Word.ZERO,
                        0,
                        0,
                        NOWHERE))));
  }

  private static Arguments status(
      String situation, DisconnectReason reason, UnaryOperator<Status> change) {
    return row(
        situation,
        reason,
        peer -> peer.send(change.apply((Status) peer.hello().await(Status.class))));
  }

  private static Status with(
      Status it, Word network, Bytes32 genesis, ForkId forkId, long earliest, long latest) {
    return new Status(
        it.version(),
        network,
        genesis,
        forkId,
        it.totalDifficulty(),
        earliest,
        latest,
        it.latestHash());
  }
}
