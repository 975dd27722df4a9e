/// JSON whose values know where they stood in the file, so that a refusal can name line and column.
///
/// Readers built on this package take keys in any case, as Besu does. Input is bounded in length,
/// depth and digits before anything is built from it. The only package of this module that may
/// import Jackson.
package org.concordat.genesis.json;
