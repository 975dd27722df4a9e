/// Placeholder.
package org.concordat.governance;
