/// Placeholder.
package org.concordat.anchor;
