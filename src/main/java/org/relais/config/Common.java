package org.relais.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Text;
import org.relais.visit.Labels;

/** Forms that several files use. */
final class Common {
  /** Names of sources and targets: they stand in file names, URLs and tables. */
  static final Type<Scalar> NAME =
      Scalars.matching(
          "[a-z][a-z0-9_-]*",
          "name",
          Text.of("a name", "un nom"),
          Text.of(
              "use small letters, digits, \"-\" and \"_\", a letter first",
              "employez des minuscules, des chiffres, « - » et « _ », une lettre d'abord"));

  /** Codes of data sets and data elements, as DHIS2 holds them. */
  static final Type<Scalar> CODE =
      Scalars.matching(
          "[A-Za-z0-9][A-Za-z0-9_.-]{0,49}",
          "code",
          Text.of("a code", "un code"),
          Text.of(
              "use letters, digits, \".\", \"-\" and \"_\", at most 50",
              "employez des lettres, des chiffres, « . », « - » et « _ », au plus 50"));

  static final Key<Scalar> EN =
      Key.of("en", Scalars.TEXT).needed().says("In English.").example("fever");
  static final Key<Scalar> FR =
      Key.of("fr", Scalars.TEXT).needed().says("In French.").example("fièvre");

  static final Block LABEL = Block.of("label", "A name for people, in both languages.", EN, FR);

  static final Type<Labels> LABELS = LABEL.as(Common::labels);

  private Common() {}

  static Labels labels(Values block) {
    Scalar en = block.get(EN);
    Scalar fr = block.get(FR);
    return new Labels(en == null ? "" : en.text(), fr == null ? "" : fr.text());
  }

  /** The label, or the name itself where none is given. */
  static Labels labelOr(@Nullable Labels label, String name) {
    String plain = name.replace('_', ' ');
    return label == null ? new Labels(plain, plain) : label;
  }

  static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
