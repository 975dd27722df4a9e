/// Options of a command from elsewhere than its command line: the environment, and a TOML file
/// whose keys are the options' names, as Besu's are.
///
/// Whoever is more specific wins: command line, then `CONCORDAT_…` in the environment, then the
/// file, then the option's own default. A key no option has is an error, never passed over: a
/// misspelt option would otherwise silently have its default.
///
/// Invariants: a file is read before the command starts anything; what is wrong with it is said
/// with its line, all wrong keys at once. No other package sees the TOML library.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.config;
