package org.concordat.anchor.evidence;

/// What reading a package file gives.
public sealed interface ReadResult {
  /// The file has the form of a package; nothing is proven yet.
  ///
  /// @param version of the format that the file names
  record Read(EvidencePackage evidence, int version) implements ReadResult {}

  /// The file is no package of this version.
  ///
  /// @param where the place in the file, like `batch.path[2]`
  record Refused(Fault fault, String where, String reason) implements ReadResult {}

  /// Why a file is refused.
  enum Fault {
    /// It holds something a package never holds.
    TAMPERED,
    /// Something a package must hold is missing.
    INCOMPLETE,
    /// It names a format or version that this reader does not know.
    UNKNOWN_VERSION
  }
}
