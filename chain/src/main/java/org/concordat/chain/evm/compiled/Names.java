package org.concordat.chain.evm.compiled;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import org.concordat.chain.evm.Code;
import org.concordat.chain.evm.word.Limbs;

/// The classes and shapes that compiled code refers to. Those of `chain.evm` are package-private
/// there; compiled code is of that package, this one is not.
final class Names {
  static final ClassDesc PROGRAM = peer("Program");
  static final ClassDesc LINKAGE = peer("Linkage");
  static final ClassDesc MACHINE = peer("Machine");
  static final ClassDesc FRAME = peer("Frame");
  static final ClassDesc LIMBS = of(Limbs.class);

  /// Of the class to be written; a hidden class gets a name of its own behind it.
  static final ClassDesc COMPILED = peer("Compiled");

  static final ClassDesc LONG = ConstantDescs.CD_long;
  static final ClassDesc INT = ConstantDescs.CD_int;
  static final ClassDesc LONGS = LONG.arrayType();

  static final MethodTypeDesc RUN = MethodTypeDesc.of(LONG, MACHINE, FRAME);
  static final MethodTypeDesc WORD = MethodTypeDesc.of(ConstantDescs.CD_void, LONGS, INT);
  static final MethodTypeDesc PLACED =
      MethodTypeDesc.of(ConstantDescs.CD_void, MACHINE, FRAME, INT);
  static final MethodTypeDesc GAS = MethodTypeDesc.of(LONG, MACHINE, FRAME, INT, LONG);
  static final MethodTypeDesc SIGNAL = MethodTypeDesc.of(LONG);
  static final MethodTypeDesc STOP = MethodTypeDesc.of(LONG, FRAME, LONG);
  static final MethodTypeDesc EXIT = MethodTypeDesc.of(LONG, FRAME, INT, LONG);

  /// `(Frame, pc, sp, gas)`: how a frame is left standing.
  static final MethodTypeDesc STAND = MethodTypeDesc.of(LONG, FRAME, INT, INT, LONG);

  static final MethodTypeDesc UNKNOWN = MethodTypeDesc.of(LONG, FRAME, INT, INT, LONG, INT, INT);
  static final MethodTypeDesc STACK_OF = MethodTypeDesc.of(LONGS, FRAME);
  static final MethodTypeDesc INT_OF = MethodTypeDesc.of(INT, FRAME);
  static final MethodTypeDesc LONG_OF = MethodTypeDesc.of(LONG, FRAME);
  static final MethodTypeDesc WAITS = MethodTypeDesc.of(ConstantDescs.CD_boolean, FRAME);
  static final MethodTypeDesc TARGET = MethodTypeDesc.of(INT, FRAME, LONG);
  static final MethodTypeDesc REACH = MethodTypeDesc.of(LONG, FRAME, LONG, LONG, INT);
  static final MethodTypeDesc READ = MethodTypeDesc.of(LONG, FRAME, LONG, INT);
  static final MethodTypeDesc WRITE =
      MethodTypeDesc.of(ConstantDescs.CD_void, FRAME, LONG, INT, LONG);
  static final MethodTypeDesc WRITE_BYTE =
      MethodTypeDesc.of(ConstantDescs.CD_void, FRAME, LONG, LONG);
  static final MethodTypeDesc IS_ELSEWHERE = MethodTypeDesc.of(ConstantDescs.CD_boolean, LONG);

  private Names() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// A function of `count` longs.
  static MethodTypeDesc longs(int count) {
    return MethodTypeDesc.of(LONG, Collections.nCopies(count, LONG));
  }

  private static ClassDesc peer(String name) {
    return ClassDesc.of(Code.class.getPackageName(), name);
  }
}
