package org.concordat.genesis.config;

/// The EVM milestones a genesis file can name, in the order in which they must happen.
public enum Milestone {
  HOMESTEAD("homesteadBlock", Trigger.BLOCK),
  DAO("daoForkBlock", Trigger.BLOCK),
  TANGERINE_WHISTLE("eip150Block", Trigger.BLOCK),
  SPURIOUS_DRAGON("eip158Block", Trigger.BLOCK),
  BYZANTIUM("byzantiumBlock", Trigger.BLOCK),
  CONSTANTINOPLE("constantinopleBlock", Trigger.BLOCK),
  PETERSBURG("petersburgBlock", Trigger.BLOCK),
  ISTANBUL("istanbulBlock", Trigger.BLOCK),
  MUIR_GLACIER("muirGlacierBlock", Trigger.BLOCK),
  BERLIN("berlinBlock", Trigger.BLOCK),
  LONDON("londonBlock", Trigger.BLOCK),
  ARROW_GLACIER("arrowGlacierBlock", Trigger.BLOCK),
  GRAY_GLACIER("grayGlacierBlock", Trigger.BLOCK),
  PARIS("mergeNetSplitBlock", Trigger.BLOCK),
  SHANGHAI("shanghaiTime", Trigger.TIME),
  CANCUN("cancunTime", Trigger.TIME),
  PRAGUE("pragueTime", Trigger.TIME),
  OSAKA("osakaTime", Trigger.TIME),
  BPO1("bpo1Time", Trigger.TIME),
  BPO2("bpo2Time", Trigger.TIME),
  BPO3("bpo3Time", Trigger.TIME),
  BPO4("bpo4Time", Trigger.TIME),
  BPO5("bpo5Time", Trigger.TIME),
  AMSTERDAM("amsterdamTime", Trigger.TIME),
  FUTURE_EIPS("futureEipsTime", Trigger.TIME),
  EXPERIMENTAL_EIPS("experimentalEipsTime", Trigger.TIME);

  /// What a milestone's number is compared with.
  public enum Trigger {
    /// The block number.
    BLOCK,
    /// The block's timestamp, in seconds.
    TIME
  }

  private final String key;
  private final Trigger trigger;

  Milestone(String key, Trigger trigger) {
    this.key = key;
    this.trigger = trigger;
  }

  /// The key under `config`.
  public String key() {
    return key;
  }

  public Trigger trigger() {
    return trigger;
  }
}
