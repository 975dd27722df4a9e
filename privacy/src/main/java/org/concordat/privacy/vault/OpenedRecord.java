package org.concordat.privacy.vault;

import org.concordat.privacy.commitment.Blinding;
import org.concordat.privacy.schema.ValidRecord;

/// A decrypted record. Both parts withhold themselves from `toString`.
public record OpenedRecord(ValidRecord content, Blinding blinding) {}
