package org.concordat.deploy.demo;

import java.security.SecureRandom;
import java.time.Clock;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.MemberFolder;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.privacy.batch.Registrar;
import org.concordat.privacy.gateway.AnchorProgress;
import org.concordat.privacy.gateway.Gateway;
import org.concordat.privacy.registration.JsonRpcRegistry;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultLocation;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/// What one member runs: its node, its vault, and the gateway between them, which knows the node
/// only through JSON-RPC.
///
/// @param rpcUrl of its node
/// @param web3j the gateway's connection
public record MemberOffice(Member member, String rpcUrl, Vault vault, Gateway gateway, Web3j web3j)
    implements AutoCloseable {
  private static final String VAULT = "vault";

  static MemberOffice open(
      Member member,
      MemberFolder folder,
      long chainId,
      String rpcUrl,
      AnchorProgress anchors,
      SecureRandom random,
      Clock clock) {
    Vault vault =
        Vault.open(
            new VaultLocation.Embedded(folder.path().resolve(VAULT)),
            folder.vaultKey(random),
            random,
            clock);
    Web3j web3j = Web3j.build(new HttpService(rpcUrl));
    JsonRpcRegistry registry =
        new JsonRpcRegistry(web3j, chainId, SystemContracts.RECORD_REGISTRY, folder.signerKey());
    Gateway gateway =
        new Gateway(vault, new Registrar(vault, registry), anchors, DemoOptions.BATCH_SIZE);
    return new MemberOffice(member, rpcUrl, vault, gateway, web3j);
  }

  /// Closes the gateway's side; the node is the consortium's to close.
  @Override
  public void close() {
    web3j.shutdown();
    vault.close();
  }
}
