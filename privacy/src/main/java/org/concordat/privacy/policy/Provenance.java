package org.concordat.privacy.policy;

import org.apache.tuweni.bytes.Bytes32;

/// Where a list comes from.
///
/// @param source a URL, or what else leads to the file
/// @param sourceSha256 of the file the list was made from
/// @param licence of its data
/// @param selection which of its rows were taken, in words
/// @param rows the selected ones
/// @param withoutIdentifier how many of these have no identifier and are no entries
public record Provenance(
    String source,
    Bytes32 sourceSha256,
    String licence,
    String selection,
    int rows,
    int withoutIdentifier) {}
