/// Placeholder.
package org.concordat.deploy;
