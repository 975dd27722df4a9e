package org.concordat.genesis.network;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.concordat.genesis.keys.KeyWrapping;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.keys.SoftwareKeyWrapping;

/// The folder a member takes home, complete in itself: its three secrets, the public files of the
/// network and the node's configuration, whose paths are relative to this folder.
public record MemberFolder(Path path) {
  static final String CONFIG = "config.toml";
  static final String GENESIS = "genesis.json";
  static final String MEMBERS = "members.json";
  static final String STATIC_NODES = "static-nodes.json";
  static final String NODE_KEY = "node.key";
  static final String SIGNER_KEY = "signer.key";
  static final String VAULT_KEY = "vault.key";
  static final String DATA = "data";

  public Path config() {
    return path.resolve(CONFIG);
  }

  public Path genesis() {
    return path.resolve(GENESIS);
  }

  public Path members() {
    return path.resolve(MEMBERS);
  }

  public Path staticNodes() {
    return path.resolve(STATIC_NODES);
  }

  /// Where the node will keep its chain; it does not exist yet after creation.
  public Path data() {
    return path.resolve(DATA);
  }

  public Path nodeKeyFile() {
    return path.resolve(NODE_KEY);
  }

  public Path signerKeyFile() {
    return path.resolve(SIGNER_KEY);
  }

  public Path vaultKeyFile() {
    return path.resolve(VAULT_KEY);
  }

  /// Signs blocks and names the peer.
  public SoftwareKey nodeKey() {
    return SoftwareKey.read(nodeKeyFile());
  }

  /// Signs the member's transactions.
  public SoftwareKey signerKey() {
    return SoftwareKey.read(signerKeyFile());
  }

  /// Wraps the data keys of the member's vault.
  public KeyWrapping vaultKey(SecureRandom random) {
    return SoftwareKeyWrapping.read(vaultKeyFile(), random);
  }
}
