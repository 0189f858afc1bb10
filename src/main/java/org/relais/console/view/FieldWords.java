package org.relais.console.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Labels;

/**
 * Says the label of a field where a message begins with its name, as those of the ledger and of the
 * mapping do: {@code muac: not a number} is {@code Mid-upper arm circumference: not a number}.
 */
final class FieldWords {
  private static final Pattern NAMED =
      Pattern.compile("^([a-z][a-z0-9_]*)( ?: .*)$", Pattern.DOTALL);

  private FieldWords() {}

  /** The message as it is, where it begins with the name of no field. */
  static Labels in(Labels message, Dictionary dictionary) {
    Matcher en = NAMED.matcher(message.en());
    Matcher fr = NAMED.matcher(message.fr());
    if (!en.matches() || !fr.matches() || !en.group(1).equals(fr.group(1))) {
      return message;
    }
    Optional<Field> field = dictionary.find(en.group(1));
    return field
        .map(Field::label)
        .map(label -> new Labels(label.en() + en.group(2), label.fr() + fr.group(2)))
        .orElse(message);
  }
}
