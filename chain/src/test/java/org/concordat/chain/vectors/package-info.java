/// Reads the vectors under `src/test/resources/vectors`; their origins are in `SOURCE.md` there.
package org.concordat.chain.vectors;
