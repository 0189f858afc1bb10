package org.relais.console.mappings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.running.LiveDeployment;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;

/**
 * Compiles drafts as a whole, each as often as it changes. Those of people who may not publish are
 * compiled with no other variables than the running configuration has in the same files and they
 * themselves stored for their sources, so that nobody reads the machine's secrets by naming them.
 */
public final class DraftCompiler {
  private static final int KEPT = 16;

  private final ConfigurationHome home;
  private final MappingDesk desk;
  private final LiveDeployment live;
  private final Secrets secrets;
  private final Map<String, Compiled> compiled =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
          return size() > KEPT;
        }
      };

  DraftCompiler(ConfigurationHome home, MappingDesk desk, LiveDeployment live, Secrets secrets) {
    this.home = home;
    this.desk = desk;
    this.live = live;
    this.secrets = secrets;
  }

  private record Compiled(
      SortedMap<String, String> files, Map<String, String> variables, Compilation compilation) {}

  /** What the account's draft compiles to; what runs where it has none. */
  public Compilation compile(Account account) {
    SortedMap<String, String> files = new TreeMap<>(desk.all(account));
    Map<String, String> variables = variables(account);
    synchronized (this) {
      @Nullable Compiled last = compiled.get(account.name());
      if (last != null && last.files().equals(files) && last.variables().equals(variables)) {
        return last.compilation();
      }
    }
    Compilation fresh = compile(account, files, variables);
    synchronized (this) {
      compiled.put(account.name(), new Compiled(files, variables, fresh));
    }
    return fresh;
  }

  /** What files compile to that are not the account's draft, such as those of a version. */
  public Compilation compile(Account account, SortedMap<String, String> files) {
    return compile(account, files, variables(account));
  }

  /**
   * What the account's draft compiles to for a connection with a server that is not the published
   * one: with what the account itself stored for the source, and with no other value.
   */
  public Compilation forConnection(Account account, String source) {
    return home.check(new TreeMap<>(desk.all(account)), stored(account, source));
  }

  /** As diagnostics name a file of the configuration. */
  public String label(String path) {
    return home.label(path);
  }

  private Map<String, String> stored(Account account, String source) {
    try {
      return secrets.valuesFor(source, account.name());
    } catch (SealedException sealed) {
      // As if they were not there; who sets one is told of the key.
      return Map.of();
    }
  }

  private Compilation compile(
      Account account, SortedMap<String, String> files, Map<String, String> variables) {
    return account.may(Permission.MANAGE) ? home.compile(files) : home.check(files, variables);
  }

  private Map<String, String> variables(Account account) {
    return account.may(Permission.MANAGE) ? home.variables().get() : known(account);
  }

  /** The variables that the account's own files name in what runs. */
  private Map<String, String> known(Account account) {
    FileRights rights = FileRights.of(account, live.files());
    Map<String, String> variables = home.variables().get();
    Map<String, String> known = new TreeMap<>();
    live.files().entrySet().stream()
        .filter(file -> rights.sees(file.getKey()))
        .flatMap(file -> Secrets.askedIn(file.getValue()).stream())
        .filter(variables::containsKey)
        .forEach(name -> known.put(name, variables.get(name)));
    account.scope().included().forEach(source -> known.putAll(stored(account, source)));
    return known;
  }
}
