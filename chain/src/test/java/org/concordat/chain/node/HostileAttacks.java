package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.p2p.DisconnectReason.BREACH_OF_PROTOCOL;
import static org.concordat.chain.p2p.DisconnectReason.USELESS_PEER;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.Status;
import org.concordat.chain.p2p.peer.RawPeer;
import org.concordat.chain.p2p.wire.Capability;
import org.concordat.chain.p2p.wire.Message;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.params.provider.Arguments;

/// What a peer may do, as rows of a table: what ends the connection with its reason, and what an
/// honest peer might do too.
final class HostileAttacks {
  private static final long PROMISED = 1_000_000;
  private static final int MAC_OF_FRAME = 40;
  private static final int MAX_FRAME = (1 << 24) - 1;
  static final Bytes EMPTY = Bytes.of(0xc0);
  static final Bytes32 NOWHERE = Bytes32.fromHexString("0xdead");

  /// In 2100: with all forks behind, a fork id would say nothing.
  static final long LATER = 4_102_444_800L;

  /// The clock of [TestNetwork] stands in the year 2200.
  private static final Bytes LATE_BLOCK = lateBlock();

  private static Bytes lateBlock() {
    TestNetwork network = new TestNetwork(1);
    Ledger ledger = network.open();
    Block block = network.build(ledger, List.of());
    return network
        .seal(new Block(block.header().toBuilder().timestamp(LATER).build(), block.body()))
        .encode();
  }

  private HostileAttacks() {}

  /// What is done to the victim over a connection whose handshake is over.
  @FunctionalInterface
  interface Attack {
    void by(RawPeer peer) throws IOException;
  }

  static SoftwareKey stranger() {
    return SoftwareKey.generate(new SecureRandom());
  }

  static Arguments row(String situation, DisconnectReason reason, Attack attack) {
    return Arguments.of(situation, reason, attack);
  }

  /// A peer like any other, up to its fault.
  static Arguments breach(String situation, Attack attack) {
    return row(
        situation,
        BREACH_OF_PROTOCOL,
        peer -> {
          peer.hello().mirrorStatus();
          attack.by(peer);
        });
  }

  static Stream<Arguments> faults() {
    return Stream.of(HostileBeginnings.faults(), frames(), messages()).flatMap(it -> it);
  }

  private static Stream<Arguments> frames() {
    return Stream.of(
        breach("a bit flipped in a header", peer -> peer.spoiltFrame(new byte[] {2, 0}, 3)),
        breach("a bit flipped in a body", peer -> peer.spoiltFrame(new byte[40], MAC_OF_FRAME)),
        breach("an empty frame", peer -> peer.frame(new byte[0])),
        breach("a frame beyond any message", peer -> peer.frame(new byte[MAX_FRAME])),
        breach("an id of two bytes", peer -> peer.frame(new byte[] {(byte) 0x81, (byte) 0x90})),
        breach(
            "a bomb: a gigabyte, it says, in ten bytes",
            peer ->
                peer.frame(
                    new byte[] {
                      0x12, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 4, 0, 0, 0
                    })),
        breach("what does not decompress", peer -> peer.frame(new byte[] {0x12, 9, 1, 2, 3})));
  }

  private static Stream<Arguments> messages() {
    return Stream.of(
        breach("an id of nobody's", peer -> peer.send(0x7f, Bytes.of(0xc0))),
        breach("an id of the base protocol that is none", peer -> peer.send(0x0f, Bytes.of(0xc0))),
        breach("an id eth does not have", peer -> peer.sendEth(0x0b, Bytes.of(0xc0))),
        breach("an id istanbul does not have", peer -> peer.sendConsensus(0x11, Bytes.of(0xc0))),
        breach("what is not RLP", peer -> peer.sendEth(0x03, Bytes.of(0xff, 0xff))),
        breach(
            "RLP of another form than the shortest",
            peer -> peer.sendEth(0x05, Bytes.fromHexString("0xc5820001c28000"))),
        breach(
            "bodies nobody asked for",
            peer ->
                peer.send(new EthMessage.BlockBodies(77, List.of(BlockBody.of(List.of(), true))))),
        breach(
            "headers nobody asked for",
            peer -> peer.send(new EthMessage.BlockHeaders(0, List.of()))),
        breach(
            "receipts nobody asked for", peer -> peer.send(new EthMessage.Receipts(1, List.of()))),
        breach(
            "more hashes than may be announced",
            peer ->
                peer.send(
                    new EthMessage.NewPooledTransactionHashes(
                        Bytes.wrap(new byte[4097]),
                        Collections.nCopies(4097, 1),
                        Collections.nCopies(4097, NOWHERE)))),
        breach(
            "lists that differ in length",
            peer ->
                peer.send(
                    new EthMessage.NewPooledTransactionHashes(Bytes.of(2), List.of(), List.of()))),
        breach(
            "a transaction no pool takes",
            peer -> peer.send(new EthMessage.Transactions(List.of(Bytes.wrap(new byte[200_000]))))),
        breach(
            "other transactions than were asked for",
            peer -> {
              peer.send(announcement(NOWHERE));
              EthMessage.GetPooledTransactions asked =
                  (EthMessage.GetPooledTransactions)
                      peer.await(EthMessage.GetPooledTransactions.class);
              assertThat(asked.hashes()).containsExactly(NOWHERE);
              peer.send(
                  new EthMessage.PooledTransactions(asked.requestId(), List.of(Bytes.of(2, 0xc0))));
            }),
        row(
            "a height nobody has, again and again",
            USELESS_PEER,
            peer -> {
              peer.hello().mirrorStatus();
              for (int i = 0; i < 5; i++) {
                EthMessage.GetBlockHeaders asked = asksAfterAPromise(peer, PROMISED + i);
                peer.send(new EthMessage.BlockHeaders(asked.requestId(), List.of()));
              }
            }),
        breach(
            "headers that form no chain",
            peer -> {
              EthMessage.GetBlockHeaders asked = asksAfterAPromise(peer, PROMISED);
              BlockHeader header = headerFor(asked);
              peer.send(new EthMessage.BlockHeaders(asked.requestId(), List.of(header, header)));
            }),
        breach(
            "the body of another block",
            peer -> {
              EthMessage.GetBlockHeaders asked = asksAfterAPromise(peer, PROMISED);
              peer.send(new EthMessage.BlockHeaders(asked.requestId(), List.of(headerFor(asked))));
              EthMessage.GetBlockBodies wanted =
                  (EthMessage.GetBlockBodies) peer.await(EthMessage.GetBlockBodies.class);
              peer.send(
                  new EthMessage.BlockBodies(
                      wanted.requestId(), List.of(BlockBody.of(List.of(), false))));
            }),
        breach(
            "a block that is none", peer -> peer.sendEth(0x07, Bytes.fromHexString("0xc3c1c001"))),
        breach(
            "a range that shrinks to nothing",
            peer -> peer.send(new EthMessage.BlockRangeUpdate(5, 4, NOWHERE))),
        row(
            "a range where there are none yet",
            BREACH_OF_PROTOCOL,
            peer -> {
              peer.hello(new Capability("eth", 68));
              peer.send((Status) peer.await(Status.class));
              peer.send(0x21, Bytes.of(0xc0));
            }));
  }

  private static EthMessage.GetBlockHeaders asksAfterAPromise(RawPeer peer, long height)
      throws IOException {
    peer.send(new EthMessage.BlockRangeUpdate(0, height, NOWHERE));
    return (EthMessage.GetBlockHeaders) peer.await(EthMessage.GetBlockHeaders.class);
  }

  private static BlockHeader headerFor(EthMessage.GetBlockHeaders asked) {
    long number = asked.start() instanceof EthMessage.Start.AtNumber(long first) ? first : 0;
    return Block.decode(LATE_BLOCK).header().toBuilder().number(number).build();
  }

  private static EthMessage announcement(Bytes32 hash) {
    return new EthMessage.NewPooledTransactionHashes(Bytes.of(2), List.of(100), List.of(hash));
  }

  static Stream<Arguments> oddities() {
    return Stream.of(
        Arguments.of(
            "a consensus message that is not RLP",
            (Attack) peer -> peer.sendConsensus(0x13, Bytes.of(0xff))),
        Arguments.of(
            "a vote of nobody's, ten thousand times",
            (Attack)
                peer -> {
                  for (int i = 0; i < 10_000; i++) {
                    peer.sendConsensus(0x13, Bytes.fromHexString("0xc5820102820304"));
                  }
                }),
        Arguments.of(
            "transactions that are none",
            (Attack)
                peer ->
                    peer.send(
                        new EthMessage.Transactions(List.of(Bytes.of(2, 1), Bytes.of(0xc0))))),
        Arguments.of(
            "headers from the end of time, backwards",
            (Attack)
                peer ->
                    peer.send(
                        new EthMessage.GetBlockHeaders(
                            1,
                            new EthMessage.Start.AtNumber(Long.MAX_VALUE),
                            512,
                            Long.MAX_VALUE,
                            true))),
        Arguments.of(
            "a thousand bodies of nowhere",
            (Attack)
                peer ->
                    peer.send(
                        new EthMessage.GetBlockBodies(1, Collections.nCopies(1000, NOWHERE)))),
        Arguments.of("a pong to no ping", (Attack) peer -> peer.send(Message.PONG, EMPTY)),
        Arguments.of(
            "a block of the year 2200",
            (Attack) peer -> peer.send(new EthMessage.NewBlock(LATE_BLOCK, Word.of(2)))),
        Arguments.of(
            "a height nobody has",
            (Attack)
                peer -> {
                  peer.send(new EthMessage.BlockRangeUpdate(0, 1_000_000, NOWHERE));
                  EthMessage.GetBlockHeaders asked =
                      (EthMessage.GetBlockHeaders) peer.await(EthMessage.GetBlockHeaders.class);
                  peer.send(new EthMessage.BlockHeaders(asked.requestId(), List.of()));
                }),
        Arguments.of(
            "a height nobody has, and silence when asked for it",
            (Attack)
                peer -> {
                  peer.send(
                      new EthMessage.NewBlockHashes(
                          List.of(new EthMessage.BlockReference(NOWHERE, 1_000_000))));
                  peer.await(EthMessage.GetBlockHeaders.class);
                }));
  }
}
