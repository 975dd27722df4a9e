package org.concordat.deploy.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.schema.Validation;

/// An accredited issuer that looks into the entities of the demo's records. The entities, their
/// names and countries are real; what it finds out about them is drawn, and valid for a year.
///
/// @param today the day of its findings
record DemoIssuer(EddsaKey key, DemoPolicy policy, LocalDate today) {
  private static final RecordSchema SCHEMA = Schemas.DUE_DILIGENCE_1;
  private static final String LEI = "lei";
  private static final String COUNTRY = "legal_country";
  private static final long FIXED_SEED = 20_261_125;

  /// So small that a full batch keeps the total.
  private static final long MOST = DemoPolicy.MAX_TOTAL / BatchTree.MAX_SIZE;

  static DemoIssuer accredited(EddsaKey key, LocalDate today) {
    return new DemoIssuer(key, DemoPolicy.of(key.publicKey(), today), today);
  }

  /// One signed delivery for each member, about the entities in turn; none for a member nothing is
  /// left for. An entity that the policy rules out, or whose LEI is wrong, gets no record. All
  /// deliveries fill batch trees of one size, since the demo has a key for one circuit.
  ///
  /// @param entities of the schema `legal-entity/1`
  /// @param most records in a delivery
  List<Delivery> deliveries(List<ValidRecord> entities, int members, int most) {
    List<ValidRecord> passed = findings(entities, members * most);
    int least = passed.size() / members;
    boolean unlike =
        least > 0
            && passed.size() % members > 0
            && BatchTree.sizeFor(least) < BatchTree.sizeFor(least + 1);
    int dealt = unlike ? least * members : passed.size();
    return IntStream.range(0, Math.min(members, dealt))
        .mapToObj(member ->
            IntStream.iterate(member, i -> i < dealt, i -> i + members)
                .mapToObj(passed::get)
                .toList())
        .map(share -> Delivery.signed(share, key))
        .toList();
  }

  private List<ValidRecord> findings(List<ValidRecord> entities, int most) {
    RandomGenerator drawn = new Random(FIXED_SEED);
    List<ValidRecord> passed = new ArrayList<>();
    for (ValidRecord entity : entities) {
      if (passed.size() < most && mayPass(entity)) {
        switch (examine(entity, drawn)) {
          case Validation.Valid found -> passed.add(found.content());
          case Validation.Invalid _ -> {}
        }
      }
    }
    return passed;
  }

  private boolean mayPass(ValidRecord entity) {
    return !policy.rulesOut(value(entity, LEI), value(entity, COUNTRY));
  }

  private Validation examine(ValidRecord entity, RandomGenerator drawn) {
    int level = DemoPolicy.MIN_LEVEL + drawn.nextInt(2);
    return SCHEMA.validate(
        1,
        List.of(
            value(entity, LEI),
            value(entity, "legal_name"),
            Integer.toString(level),
            today.plusYears(1).toString(),
            value(entity, COUNTRY),
            Long.toString(drawn.nextLong(MOST))));
  }

  private static String value(ValidRecord entity, String field) {
    return entity.values().get(entity.schema().fieldNames().indexOf(field));
  }
}
