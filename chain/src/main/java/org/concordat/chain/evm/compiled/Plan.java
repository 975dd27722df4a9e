package org.concordat.chain.evm.compiled;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.concordat.chain.evm.Code;
import org.concordat.chain.evm.InstructionTable;

/// How a code becomes a class: its blocks, in groups of one method each.
final class Plan {
  /// Blocks of one method and the stretch of code it answers for, up to the next group's.
  record Group(int start, int end, List<Block> blocks) {}

  final byte[] code;
  final Code jumps;
  final long[] table;
  private final List<Group> groups;
  private final BlockAnalysis analysis;
  private final BitSet firsts = new BitSet();

  private Plan(byte[] code, Code jumps, long[] table, BlockAnalysis analysis, int weight) {
    this.code = code;
    this.jumps = jumps;
    this.table = table;
    this.analysis = analysis;
    this.groups = groups(analysis.blocks(), weight);
    groups.forEach(group -> firsts.set(group.blocks.getFirst().start()));
  }

  /// @param weight of blocks that may share a method
  static Plan of(Code jumps, long[] table, int weight) {
    byte[] code = jumps.toArray();
    return new Plan(code, jumps, table, new BlockAnalysis(code, jumps, table), weight);
  }

  List<Group> groups() {
    return groups;
  }

  int op(int pc) {
    return pc < code.length ? code[pc] & 0xff : 0;
  }

  long entry(int pc) {
    return table[op(pc)];
  }

  int price(int pc) {
    long entry = entry(pc);
    return entry == InstructionTable.UNDEFINED ? 0 : (int) InstructionTable.price(entry);
  }

  /// Whether a frame can arrive at this block from outside its method, or by a dynamic jump.
  boolean isEntry(int pc) {
    return firsts.get(pc) || analysis.isLoose(pc) || (groups.size() > 1 && analysis.isTarget(pc));
  }

  private static List<Group> groups(List<Block> blocks, int limit) {
    List<Group> groups = new ArrayList<>();
    int from = 0;
    int weight = 0;
    for (int i = 0; i <= blocks.size(); i++) {
      boolean full = i < blocks.size() && i > from && weight + blocks.get(i).weight() > limit;
      if (full || i == blocks.size()) {
        int end = i < blocks.size() ? blocks.get(i).start() : Integer.MAX_VALUE;
        groups.add(new Group(blocks.get(from).start(), end, List.copyOf(blocks.subList(from, i))));
        from = i;
        weight = 0;
      }
      weight += i < blocks.size() ? blocks.get(i).weight() : 0;
    }
    return groups;
  }
}
