/// Placeholder.
package org.concordat.ibft;
