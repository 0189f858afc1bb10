package org.relais.target.dhis2;

import java.util.Collection;
import java.util.List;

/**
 * A category option combo of a server.
 *
 * @param options codes of its category options as the server has them
 */
record OptionCombo(String id, String code, String name, List<String> options) {
  OptionCombo {
    options = List.copyOf(options);
  }

  boolean answersTo(String identifier) {
    String wanted = identifier.strip();
    return wanted.equals(id) || wanted.equals(code.strip()) || wanted.equals(name.strip());
  }

  /** Whether it is made of these options, in whatever order and with whatever blanks around. */
  boolean madeOf(Collection<String> codes) {
    return sorted(options).equals(sorted(codes));
  }

  /** A code with blanks around it, which someone typed by mistake; other programs trip over it. */
  boolean hasStrayBlanks() {
    return options.stream().anyMatch(option -> !option.equals(option.strip()));
  }

  private static List<String> sorted(Collection<String> codes) {
    return codes.stream().map(String::strip).sorted().toList();
  }
}
