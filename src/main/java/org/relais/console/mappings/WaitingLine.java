package org.relais.console.mappings;

import java.util.List;
import org.relais.console.account.Account;
import org.relais.ledger.ConfigurationVersion;

/**
 * A version that waits to be made live.
 *
 * @param changed how many files it changed
 */
public record WaitingLine(ConfigurationVersion version, int changed) {
  static List<WaitingLine> of(VersionDesk versions, Account account) {
    return versions.submitted(account).stream()
        .map(version -> new WaitingLine(version, versions.changed(version)))
        .toList();
  }
}
