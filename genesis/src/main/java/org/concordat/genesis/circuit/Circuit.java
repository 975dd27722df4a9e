package org.concordat.genesis.circuit;

/// A statement over the scalar field, as a program.
///
/// @param <T> what the inputs are read from when a witness is made
@FunctionalInterface
public interface Circuit<T> {
  /// Takes the inputs, public ones first, and constrains them.
  ///
  /// It is run again for every witness and must take the same steps each time: it may branch on
  /// what it was built with, never on `T`.
  void define(CircuitBuilder builder, Inputs<T> inputs);
}
