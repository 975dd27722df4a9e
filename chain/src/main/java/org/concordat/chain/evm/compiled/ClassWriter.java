package org.concordat.chain.evm.compiled;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Optional;
import org.concordat.chain.evm.Code;
import org.concordat.chain.evm.InstructionTable;
import org.concordat.chain.spec.Fork;

/// Translates a code into the class file of a program; a function of the code and the fork.
///
/// The class has a static method for each group of blocks and a `run` that calls the one the frame
/// stands in until one of them leaves the program.
public final class ClassWriter {
  /// HotSpot leaves larger methods to its bytecode interpreter for ever (`HugeMethodLimit`): such a
  /// program would be slower than none.
  static final int MAX_METHOD_BYTES = 7_999;

  /// Weight of blocks that share a method. Small enough that the JIT compiler, which stops inlining
  /// at 8,000 bytes, has room for what the method calls.
  private static final int METHOD_WEIGHT = 3_600;

  /// Larger code stays interpreted.
  static final int MAX_CODE_BYTES = 24_576;

  static final int MAX_CLASS_BYTES = 1 << 20;

  /// Heavier code stays interpreted: its class would come near [#MAX_CLASS_BYTES].
  private static final int MAX_WEIGHT = 700_000;

  private ClassWriter() {}

  /// @return nothing when the code is beyond the bounds
  public static Optional<byte[]> write(Code code, Fork fork) {
    if (code.size() == 0 || code.size() > MAX_CODE_BYTES) {
      return Optional.empty();
    }
    Plan plan = Plan.of(code, InstructionTable.of(fork), METHOD_WEIGHT);
    int weight = 0;
    for (Plan.Group group : plan.groups()) {
      weight += group.blocks().stream().mapToInt(Block::weight).sum();
    }
    return weight > MAX_WEIGHT
        ? Optional.empty()
        : Optional.of(write(plan)).filter(ClassWriter::isWithinBounds);
  }

  private static boolean isWithinBounds(byte[] classFile) {
    if (classFile.length > MAX_CLASS_BYTES) {
      return false;
    }
    ClassModel model = ClassFile.of().parse(classFile);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .allMatch(code ->
            code instanceof CodeAttribute attribute && attribute.codeLength() <= MAX_METHOD_BYTES);
  }

  private static byte[] write(Plan plan) {
    List<Plan.Group> groups = plan.groups();
    return ClassFile.of()
        .build(
            Names.COMPILED,
            type -> {
              type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
              type.withInterfaceSymbols(Names.PROGRAM);
              type.withMethodBody(
                  ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, ClassWriter::construct);
              type.withMethodBody("run", Names.RUN, ClassFile.ACC_PUBLIC, b -> run(b, groups));
              for (int i = 0; i < groups.size(); i++) {
                Plan.Group group = groups.get(i);
                type.withMethodBody(
                    part(i),
                    Names.RUN,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                    b -> new MethodEmitter(b, plan, group).emit());
              }
            });
  }

  private static void construct(CodeBuilder b) {
    b.aload(0);
    b.invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    b.return_();
  }

  /// `this`, machine, frame; pc in local 3, how the part ended in 4.
  private static void run(CodeBuilder b, List<Plan.Group> groups) {
    Label again = b.newLabel();
    Label left = b.newLabel();
    b.labelBinding(again);
    b.aload(2).invokestatic(Names.LINKAGE, "pc", Names.INT_OF).istore(3);
    choose(b, groups, 0, groups.size(), left);
    b.labelBinding(left);
    b.lload(4).invokestatic(Names.LINKAGE, "isElsewhere", Names.IS_ELSEWHERE).ifne(again);
    b.lload(4).lreturn();
  }

  /// Finds the part by halving.
  private static void choose(CodeBuilder b, List<Plan.Group> groups, int from, int to, Label left) {
    if (to - from == 1) {
      b.aload(1).aload(2).invokestatic(Names.COMPILED, part(from), Names.RUN).lstore(4);
      b.goto_(left);
      return;
    }
    int middle = (from + to) >>> 1;
    Label upper = b.newLabel();
    b.iload(3).loadConstant(groups.get(middle).start());
    b.if_icmpge(upper);
    choose(b, groups, from, middle, left);
    b.labelBinding(upper);
    choose(b, groups, middle, to, left);
  }

  private static String part(int i) {
    return "part" + i;
  }
}
