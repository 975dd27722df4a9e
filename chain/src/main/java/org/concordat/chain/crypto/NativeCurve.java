package org.concordat.chain.crypto;

import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.Optional;

/// libsecp256k1 through ACINQ's binding.
final class NativeCurve implements Curve {
  private final fr.acinq.secp256k1.Secp256k1 library;

  private NativeCurve(fr.acinq.secp256k1.Secp256k1 library) {
    this.library = library;
  }

  /// Empty when the binding finds no library for this machine, or may not load it.
  static Optional<NativeCurve> load() {
    try {
      return Optional.of(new NativeCurve(fr.acinq.secp256k1.Secp256k1.get()));
    } catch (RuntimeException | LinkageError unavailable) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> recover(byte[] hash, byte[] compact, int recoveryId) {
    try {
      return Optional.of(withoutPrefix(library.ecdsaRecover(compact, hash, recoveryId)));
    } catch (Secp256k1Exception noSuchPoint) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] sign(byte[] hash, byte[] privateKey) {
    return library.sign(hash, privateKey);
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    return withoutPrefix(library.pubkeyCreate(privateKey));
  }

  private static byte[] withoutPrefix(byte[] uncompressed) {
    return Arrays.copyOfRange(uncompressed, 1, uncompressed.length);
  }
}
