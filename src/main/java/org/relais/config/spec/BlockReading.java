package org.relais.config.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.config.yaml.Node.Entry;
import org.relais.config.yaml.Node.Mapping;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;

/** One reading of one block: unknown, missing and wrong keys are all reported. */
final class BlockReading {
  private final Block block;
  private final Mapping mapping;
  private final Diagnostics diagnostics;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> misspelt = new HashSet<>();
  private boolean complete = true;

  BlockReading(Block block, Mapping mapping, Diagnostics diagnostics) {
    this.block = block;
    this.mapping = mapping;
    this.diagnostics = diagnostics;
  }

  Values read() {
    mapping.entries().forEach(entry -> entries.put(entry.key().written(), entry));
    List<String> known = block.keys().stream().<String>map(Key::name).toList();
    mapping.entries().stream()
        .filter(entry -> !known.contains(entry.key().written()))
        .forEach(entry -> unknown(entry, known));
    block.keys().forEach(this::readKey);
    block.rules().forEach(this::check);
    return new Values(mapping.span(), entries, values, complete);
  }

  private void readKey(Key<?> key) {
    Entry entry = entries.get(key.name());
    if (entry == null) {
      if (key.required()) {
        missing(key);
      }
      return;
    }
    Object value = key.type().read(entry.value(), diagnostics);
    if (value == null) {
      complete = false;
    } else {
      values.put(key.name(), value);
    }
  }

  private void unknown(Entry entry, List<String> known) {
    complete = false;
    String name = entry.key().written();
    Suggestion.nearest(name, known).ifPresent(misspelt::add);
    diagnostics.error(
        Code.CFG010,
        entry.key().span(),
        Text.of("unknown key \"%s\"", "clé inconnue « %s »", name),
        Suggestion.didYouMeanOrOneOf(name, known));
  }

  private void missing(Key<?> key) {
    complete = false;
    if (misspelt.contains(key.name())) {
      return;
    }
    diagnostics.error(
        Code.CFG011,
        mapping.span(),
        Text.of("the key \"%s\" is missing here", "la clé « %s » manque ici", key.name()),
        Text.of("add \"%s: %s\"", "ajoutez « %s: %s »", key.name(), key.example()));
  }

  private void check(Rule rule) {
    List<Entry> written =
        rule.keys().stream().filter(entries::containsKey).map(entries::get).toList();
    if (written.size() < rule.atLeast()) {
      complete = false;
      report(
          mapping.span(),
          Text.of("one of %s is missing here", "l'une des clés %s manque ici", rule.list()),
          Text.of("add one of them", "ajoutez l'une d'elles"));
    } else if (rule.exclusive() && written.size() > 1) {
      complete = false;
      report(
          written.get(1).key().span(),
          Text.of(
              "\"%s\" does not go together with \"%s\"",
              "« %s » ne va pas avec « %s »", written.get(1).key(), written.get(0).key()),
          Text.of("keep one of them", "gardez-en une seule"));
    }
  }

  private void report(Span span, Text message, Text help) {
    diagnostics.error(Code.CFG015, span, message, help);
  }
}
