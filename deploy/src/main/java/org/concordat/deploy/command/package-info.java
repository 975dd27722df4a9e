/// One class per command: options in, a result out. No command does work another command needs;
/// what two share lives in the modules below.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.command;
