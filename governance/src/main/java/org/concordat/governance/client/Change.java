package org.concordat.governance.client;

/// What a proposal would do when it has its quorum.
public sealed interface Change permits MemberChange, PolicyChange {}
