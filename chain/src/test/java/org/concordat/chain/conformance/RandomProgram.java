package org.concordat.chain.conformance;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// EVM code that means the same under the rules of Istanbul and London: no instruction that only
/// one of them has, and none that shows how much gas is left.
final class RandomProgram {
  private static final int PUSH1 = 0x60;
  private static final int PUSH32 = 0x7f;
  private static final int DUP1 = 0x80;
  private static final int SWAP1 = 0x90;
  private static final int POP = 0x50;
  private static final int JUMP = 0x56;
  private static final int JUMPI = 0x57;
  private static final int JUMPDEST = 0x5b;
  private static final int LOG0 = 0xa0;
  private static final int MAX_DEPTH = 900;
  private static final int MEMORY = 0x180;

  /// Takes, of the stack, as many as the second number; leaves as many as the third.
  private static final int[][] PLAIN = {
    {0x01, 2, 1}, {0x02, 2, 1}, {0x03, 2, 1}, {0x04, 2, 1}, {0x05, 2, 1}, {0x06, 2, 1},
    {0x07, 2, 1}, {0x08, 3, 1}, {0x09, 3, 1}, {0x0a, 2, 1}, {0x0b, 2, 1}, {0x10, 2, 1},
    {0x11, 2, 1}, {0x12, 2, 1}, {0x13, 2, 1}, {0x14, 2, 1}, {0x15, 1, 1}, {0x16, 2, 1},
    {0x17, 2, 1}, {0x18, 2, 1}, {0x19, 1, 1}, {0x1a, 2, 1}, {0x1b, 2, 1}, {0x1c, 2, 1},
    {0x1d, 2, 1}, {0x30, 0, 1}, {0x32, 0, 1}, {0x33, 0, 1}, {0x34, 0, 1}, {0x35, 1, 1},
    {0x36, 0, 1}, {0x38, 0, 1}, {0x3a, 0, 1}, {0x3d, 0, 1}, {0x41, 0, 1}, {0x42, 0, 1},
    {0x43, 0, 1}, {0x44, 0, 1}, {0x45, 0, 1}, {0x46, 0, 1}, {0x47, 0, 1}, {0x58, 0, 1},
    {0x59, 0, 1}
  };

  private final Random random;
  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private int depth;

  private RandomProgram(Random random) {
    this.random = random;
  }

  /// Code whose every step costs the same under both rules.
  static Bytes plain(Random random, int steps) {
    RandomProgram program = new RandomProgram(random);
    for (int i = 0; i < steps; i++) {
      program.plainStep();
    }
    return program.end();
  }

  /// Code that also reads and writes state, and calls others.
  static Bytes stateful(Random random, int steps, List<Address> others) {
    RandomProgram program = new RandomProgram(random);
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(4) == 0) {
        program.stateStep(others);
      } else {
        program.plainStep();
      }
    }
    return program.end();
  }

  private void plainStep() {
    switch (random.nextInt(10)) {
      case 0, 1 -> push(value());
      case 2 -> memory();
      case 3 -> forwardJump();
      case 4 -> shuffle();
      case 5 -> log();
      default -> {
        int[] op = PLAIN[random.nextInt(PLAIN.length)];
        need(op[1]);
        emit(op[0], op[2] - op[1]);
      }
    }
  }

  private void stateStep(List<Address> others) {
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        need(1);
        push(slot());
        emit(0x55, -2);
      }
      case 2, 3 -> {
        push(slot());
        emit(0x54, 0);
      }
      case 4 -> {
        push(others.get(random.nextInt(others.size())).bytes());
        emit(new int[] {0x31, 0x3b, 0x3f}[random.nextInt(3)], 0);
      }
      case 5 -> {
        List.of(0, 0, 0).forEach(zero -> push(Bytes.of(zero)));
        emit(0xf0, -2);
      }
      default -> call(others.get(random.nextInt(others.size())));
    }
  }

  private void call(Address target) {
    int kind = new int[] {0xf1, 0xf2, 0xf4, 0xfa}[random.nextInt(4)];
    boolean withValue = kind == 0xf1 || kind == 0xf2;
    push(Bytes.of(random.nextInt(64)));
    push(Bytes.of(random.nextInt(200)));
    push(Bytes.of(random.nextInt(64)));
    push(Bytes.of(random.nextInt(200)));
    if (withValue) {
      push(Bytes.of(random.nextInt(3)));
    }
    push(target.bytes());
    push(Bytes.fromHexString("0x0f4240"));
    emit(kind, withValue ? -6 : -5);
  }

  private void memory() {
    int kind = random.nextInt(6);
    switch (kind) {
      case 0 -> {
        push(offset());
        emit(0x51, 0);
      }
      case 1, 2 -> {
        need(1);
        push(offset());
        emit(kind == 1 ? 0x52 : 0x53, -2);
      }
      case 3 -> {
        push(Bytes.of(random.nextInt(100)));
        push(offset());
        emit(0x20, -1);
      }
      default -> {
        push(Bytes.of(random.nextInt(80)));
        push(value());
        push(offset());
        emit(kind == 4 ? 0x37 : 0x39, -3);
      }
    }
  }

  /// Over bytes that are never executed, if the jump is taken.
  private void forwardJump() {
    boolean conditional = random.nextBoolean();
    if (conditional) {
      need(1);
    }
    int junk = random.nextInt(4);
    int target = code.size() + 3 + 1 + (conditional ? 0 : junk);
    push(Bytes.of(target >>> 8, target & 0xff));
    emit(conditional ? JUMPI : JUMP, conditional ? -2 : -1);
    for (int i = 0; i < (conditional ? 0 : junk); i++) {
      code.write(POP);
    }
    emit(JUMPDEST, 0);
  }

  private void shuffle() {
    int height = 1 + random.nextInt(Math.max(1, Math.min(16, depth)));
    need(height);
    if (random.nextBoolean()) {
      emit(DUP1 + height - 1, 1);
    } else if (depth > height) {
      emit(SWAP1 + height - 1, 0);
    }
  }

  private void log() {
    int topics = random.nextInt(5);
    need(topics);
    push(Bytes.of(random.nextInt(70)));
    push(offset());
    emit(LOG0 + topics, -2 - topics);
  }

  /// Returns or reverts with some of the memory, or stops at something undefined.
  private Bytes end() {
    push(Bytes.of(random.nextInt(120)));
    push(offset());
    int end = random.nextInt(12);
    emit(end == 0 ? 0xfe : end < 3 ? 0xfd : 0xf3, -2);
    return Bytes.wrap(code.toByteArray());
  }

  private void need(int items) {
    while (depth < items) {
      push(value());
    }
    while (depth > MAX_DEPTH) {
      emit(POP, -1);
    }
  }

  private void emit(int instruction, int change) {
    code.write(instruction);
    depth += change;
  }

  private void push(Bytes value) {
    code.write(PUSH1 + value.size() - 1);
    code.writeBytes(value.toArray());
    depth++;
  }

  private Bytes slot() {
    return Bytes.of(random.nextInt(6));
  }

  private Bytes offset() {
    int offset = random.nextInt(MEMORY);
    return Bytes.of(offset >>> 8, offset & 0xff);
  }

  /// Small, at an edge, or anything.
  private Bytes value() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> Bytes.of(random.nextInt(256));
      case 2 -> Bytes32.leftPad(Bytes.of(random.nextInt(256))).not();
      case 3 -> Bytes32.rightPad(Bytes.of(0x80 - random.nextInt(2)));
      default -> Bytes.random(1 + random.nextInt(PUSH32 - PUSH1 + 1), random);
    };
  }
}
