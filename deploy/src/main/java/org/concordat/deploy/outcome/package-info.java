/// How a command ends: its exit code, and the one exception for what a user gave wrongly.
///
/// Used by every command and by the demo; imports nothing of deploy.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.outcome;
