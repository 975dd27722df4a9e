/// The evidence package: one JSON file that proves one record's way to the public anchor, and holds
/// neither an attribute, nor a blinding, nor the name of a subject.
///
/// Format: `evidence-2.schema.json` (`evidence-1.schema.json` is still read) in this package's
/// resources, explained in its README. The codec writes one canonical form. It reads strictly: an
/// unknown or repeated key, an upper-case hex digit, a number that is no integer or a size out of
/// bounds is refused with its place in the file; what a field means is for package `verify` to
/// check.
///
/// May use: the JDK, Jackson, Tuweni bytes, genesis, `proof`.
@NullMarked
package org.concordat.anchor.evidence;

import org.jspecify.annotations.NullMarked;
