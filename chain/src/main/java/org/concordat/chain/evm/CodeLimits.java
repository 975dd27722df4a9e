package org.concordat.chain.evm;

/// How large code may be, in bytes. A network may raise the first (`contractSizeLimit` in genesis);
/// as in Besu that does not raise the second.
///
/// @param deployed EIP-170
/// @param initCode EIP-3860, in force from Shanghai
public record CodeLimits(int deployed, int initCode) {
  public static final CodeLimits MAINNET = new CodeLimits(24_576, 49_152);

  public static CodeLimits ofDeployed(int deployed) {
    return new CodeLimits(deployed, MAINNET.initCode);
  }
}
