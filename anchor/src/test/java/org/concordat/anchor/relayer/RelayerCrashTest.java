package org.concordat.anchor.relayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.testing.InMemoryAnchorTarget;
import org.concordat.anchor.testing.InMemoryConsortium;
import org.concordat.anchor.testing.TestingBatch;
import org.concordat.anchor.testing.TestingValidators;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the relayer before and after each single call to the outside, restarts it on the same
/// outbox file, and counts what the L2 executed.
class RelayerCrashTest {
  private static final AnchorContract CONTRACT = new AnchorContract(ContractArtifact.load());
  private static final SigningKey KEY = SoftwareKey.of(Bytes32.repeat((byte) 1));

  /// Block 2 changes the validators; block 3 is sealed by the new ones.
  private static final int ANCHORS = 3;

  private static final long CHANGE = 2;
  private static final int MAXIMUM_STEPS = 200;

  private final InMemoryConsortium consortium = chain();

  @TempDir Path directory;

  /// The process is gone: nothing catches this.
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// Counts calls and crashes once, at the chosen one.
  private static final class Fuse {
    private final int at;
    private final boolean afterTheCall;
    private int calls;

    private Fuse(int at, boolean afterTheCall) {
      this.at = at;
      this.afterTheCall = afterTheCall;
    }

    @SuppressWarnings("unchecked")
    <T> T wrap(Class<T> port, T real) {
      return (T)
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (_, method, arguments) -> {
                boolean burns = !method.isDefault() && ++calls == at;
                if (burns && !afterTheCall) {
                  throw new Crash();
                }
                try {
                  Object result = method.invoke(real, arguments);
                  if (burns) {
                    throw new Crash();
                  }
                  return result;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }

  @Test
  void noCrashMakesASecondAnchorOrSetChangeOrLosesOne() {
    int calls = run(new Fuse(-1, false), "without");
    assertThat(calls).isGreaterThan(60);
    for (int at = 1; at <= calls; at++) {
      run(new Fuse(at, false), at + "-before");
      run(new Fuse(at, true), at + "-after");
    }
  }

  private static InMemoryConsortium chain() {
    InMemoryConsortium chain = new InMemoryConsortium(1);
    for (int block = 1; block <= ANCHORS; block++) {
      if (block == CHANGE) {
        chain.change(new TestingValidators(1, 5));
      }
      chain.register(Address.ZERO, TestingBatch.random(new Random(block), 3), Bytes32.ZERO);
      chain.seal(block);
    }
    return chain;
  }

  /// Lets the chains move on and the relayer run, restarted whenever it crashes.
  private int run(Fuse fuse, String name) {
    InMemoryAnchorTarget l2 = new InMemoryAnchorTarget(consortium);
    Path file = directory.resolve(name + ".json");
    for (int anchor = 1; anchor <= ANCHORS; anchor++) {
      consortium.behind = ANCHORS - anchor;
      runUntilAnchored(fuse, l2, file, anchor);
      assertThat(l2.executed()).as(name).hasSize(anchor).last().isEqualTo((long) anchor);
      assertThat(l2.poolSize()).as(name).isZero();
    }
    assertThat(l2.setChanges()).as(name).containsExactly(CHANGE);
    return fuse.calls;
  }

  private void runUntilAnchored(Fuse fuse, InMemoryAnchorTarget l2, Path file, long block) {
    int steps = 0;
    while (steps < MAXIMUM_STEPS && l2.latest() < block) {
      AnchorIdentity identity =
          consortium.identity(InMemoryAnchorTarget.CHAIN_ID, InMemoryAnchorTarget.CONTRACT);
      try (FileOutbox outbox = FileOutbox.open(file, identity)) {
        Relayer relayer =
            new Relayer(
                identity,
                new Schedule(1, true),
                fuse.wrap(ConsortiumSource.class, consortium),
                fuse.wrap(AnchorTarget.class, l2),
                CONTRACT,
                KEY,
                fuse.wrap(Outbox.class, outbox),
                () -> 0);
        for (; steps < MAXIMUM_STEPS && l2.latest() < block; steps++) {
          relayer.tick();
          if (steps % 3 == 2) {
            l2.makeBlock();
          }
        }
        for (int i = 0; i < 3; i++) {
          relayer.tick();
          l2.makeBlock();
        }
      } catch (Crash restart) {
        steps++;
      }
    }
  }
}
