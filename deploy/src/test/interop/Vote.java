import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.client.BallotResult;
import org.concordat.governance.client.ConstitutionClient;
import org.concordat.governance.client.ConstitutionRpc;
import org.concordat.governance.client.MemberChange;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;

/// Passes a change of members: the first voter proposes it, the others approve until it is in
/// effect. Or says the address of a validator.
final class Vote {
  private static final int POLL_MILLIS = 500;
  private static final int POLLS = 240;

  private Vote() {}

  /// @param args the node's URL, `join` or `leave`, whose folder, the voters' folders; or `address`
  ///   and whose folder
  public static void main(String[] args) throws IOException {
    if (args[0].equals("address")) {
      System.out.println(key(args[1], "node").address().toHex());
      return;
    }
    Web3j web3j = Web3j.build(new HttpService(args[0]));
    long chainId = web3j.ethChainId().send().getChainId().longValueExact();
    ConstitutionClient constitution =
        new ConstitutionClient(
            new ConstitutionRpc(
                web3j, new PollingTransactionReceiptProcessor(web3j, POLL_MILLIS, POLLS), chainId));
    List<SoftwareKey> voters =
        List.of(args).subList(3, args.length).stream().map(folder -> key(folder, "signer")).toList();
    boolean executed = pass(constitution, change(args[1], args[2]), voters);
    System.out.println("validators " + constitution.validators());
    web3j.shutdown();
    System.exit(executed ? 0 : 1);
  }

  private static boolean pass(
      ConstitutionClient constitution, MemberChange change, List<SoftwareKey> voters) {
    BallotResult.Cast cast = cast(constitution.propose(voters.getFirst(), change));
    for (SoftwareKey voter : voters.subList(1, voters.size())) {
      if (!cast.executed()) {
        cast = cast(constitution.approve(voter, cast.proposal()));
      }
    }
    return cast.executed();
  }

  private static BallotResult.Cast cast(BallotResult result) {
    return switch (result) {
      case BallotResult.Cast cast -> cast;
      case BallotResult.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private static MemberChange change(String what, String folder) {
    Address signer = key(folder, "signer").address();
    return switch (what) {
      case "join" ->
          MemberChange.admit(
              SeatedMember.named(
                  Path.of(folder).getFileName().toString(), signer, key(folder, "node").address()));
      case "leave" -> MemberChange.remove(signer);
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static SoftwareKey key(String folder, String name) {
    return SoftwareKey.read(Path.of(folder, name + ".key"));
  }
}
