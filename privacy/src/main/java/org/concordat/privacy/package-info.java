/// Placeholder.
package org.concordat.privacy;
