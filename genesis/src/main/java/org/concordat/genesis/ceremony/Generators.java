package org.concordat.genesis.ceremony;

/// Powers of τ = 1, with α = β = 1: what a ceremony starts from.
record Generators(int power) implements PowersSource {
  @Override
  public long[] points(PowersSection section, long from, int count) {
    long[] generator = section.group().arrays().generator();
    long[] out = new long[count * generator.length];
    for (int i = 0; i < out.length; i += generator.length) {
      System.arraycopy(generator, 0, out, i, generator.length);
    }
    return out;
  }
}
