package org.concordat.privacy.vault;

import org.concordat.privacy.delivery.DeliverySignature;

/// A delivery inside a batch: a run of leaves.
///
/// @param count leaves
public record DeliveredRun(int count, DeliverySignature signature) {}
