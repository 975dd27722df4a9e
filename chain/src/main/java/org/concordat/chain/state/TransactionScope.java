package org.concordat.chain.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// What lives no longer than one transaction.
final class TransactionScope {
  final Set<Address> warmAccounts = new HashSet<>();
  final Set<SlotKey> warmSlots = new HashSet<>();
  final Map<SlotKey, Word> transientStorage = new HashMap<>();
  final Set<Address> created = new HashSet<>();
  final Set<Address> destroyed = new LinkedHashSet<>();
  final Set<Address> touched = new LinkedHashSet<>();
  final List<Slot> written = new ArrayList<>();
  final List<Log> logs = new ArrayList<>();
}
