package org.relais.console.mappings;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.ledger.DraftPath;

/**
 * Which files of a configuration somebody sees and changes. An administrator changes all of them; a
 * source owner sees and changes the files of own sources, and the tables that these alone name.
 *
 * @param own null where all files are seen
 */
final class FileRights {
  private static final Pattern LOOKUP = Pattern.compile("\\blookup:\\s*[\"']?([\\p{L}\\p{N}_-]+)");
  private static final String SOURCES = "sources/";
  private static final String TABLES = "lookups/";

  private final boolean all;
  private final boolean writes;
  private final Set<String> own;

  private FileRights(boolean all, boolean writes, Set<String> own) {
    this.all = all;
    this.writes = writes;
    this.own = own;
  }

  /**
   * @param files as the account's draft would have them
   */
  static FileRights of(Account account, SortedMap<String, String> files) {
    if (account.scope().all()) {
      return new FileRights(true, account.may(Permission.MANAGE), Set.of());
    }
    Set<String> own = new TreeSet<>();
    for (String source : account.scope().included()) {
      own.add(SOURCES + source + ".yaml");
    }
    own.addAll(tablesOf(own, files));
    return new FileRights(false, true, own);
  }

  private static Set<String> tablesOf(Set<String> own, SortedMap<String, String> files) {
    Set<String> named = new TreeSet<>();
    for (String path : own) {
      @Nullable String text = files.get(path);
      if (text != null) {
        named.addAll(tables(text));
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!own.contains(file.getKey()) && file.getKey().endsWith(".yaml")) {
        named.removeAll(tables(file.getValue()));
        named.removeIf(table -> file.getValue().contains(table));
      }
    }
    return named;
  }

  private static Set<String> tables(String text) {
    Set<String> tables = new TreeSet<>();
    LOOKUP
        .matcher(text)
        .results()
        .map(found -> TABLES + found.group(1) + ".csv")
        .forEach(tables::add);
    return tables;
  }

  /** What is seen by these and by others. */
  FileRights and(FileRights other) {
    if (all) {
      return other;
    }
    Set<String> both = new TreeSet<>(own);
    both.removeIf(path -> !other.sees(path));
    return new FileRights(false, writes, both);
  }

  boolean seesAll() {
    return all;
  }

  /** The files that are seen where not all are; some of them may not be there. */
  Set<String> own() {
    return own;
  }

  /** Whether a file is that of a source, which its owners see in any version. */
  static boolean isSource(String path) {
    return path.startsWith(SOURCES);
  }

  boolean sees(String path) {
    return all || own.contains(path);
  }

  boolean changes(String path) {
    return writes && DraftPath.allows(path) && sees(path);
  }

  /** Whether there is anything that may be changed. */
  boolean changesSomething() {
    return writes;
  }
}
