package org.relais.config.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;

/** Puts variables and files into a scalar. A value that was put in is never part of a message. */
final class Substitution {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)\\}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String FILE = "file:";

  private final Variables variables;
  private final Diagnostics diagnostics;

  Substitution(Variables variables, Diagnostics diagnostics) {
    this.variables = variables;
    this.diagnostics = diagnostics;
  }

  /**
   * @param place the keys that lead there
   * @param settable whether anything may be put in here; else that is an error, and nothing is
   *     looked up
   */
  Scalar apply(Scalar scalar, String place, boolean settable) {
    if (!scalar.written().contains("${")) {
      return scalar;
    }
    Matcher matcher = PLACEHOLDER.matcher(scalar.written());
    StringBuilder text = new StringBuilder();
    boolean resolved = true;
    int end = 0;
    while (matcher.find()) {
      Optional<String> value =
          settable
              ? value(scalar, place, matcher.start(), matcher.group(1))
              : refused(scalar, matcher.start(), matcher.group());
      resolved &= value.isPresent();
      text.append(scalar.written(), end, matcher.start()).append(value.orElse(matcher.group()));
      end = matcher.end();
    }
    int open = scalar.written().indexOf("${", end);
    if (open >= 0) {
      malformed(scalar, open, scalar.written().length() - open);
      resolved = false;
    }
    text.append(scalar.written(), end, scalar.written().length());
    return new Scalar(scalar.span(), text.toString(), scalar.written(), resolved, scalar.places());
  }

  private Optional<String> refused(Scalar scalar, int offset, String placeholder) {
    diagnostics.error(
        Code.CFG026,
        scalar.places().span(scalar.span().file(), offset, placeholder.length()),
        Text.of(
            "no variable and no file is put in here, where people read the value or it becomes data",
            "ni variable ni fichier ne prend place ici, où la valeur est lue ou devient une donnée"),
        Text.of(
            "write the value itself: ${…} is for addresses, folders, accounts and passwords",
            "écrivez la valeur elle-même : ${…} sert aux adresses, dossiers, comptes et mots de passe"));
    return Optional.empty();
  }

  private Optional<String> value(Scalar scalar, String place, int offset, String name) {
    String placeholder = "${" + name + "}";
    if (name.startsWith(FILE) && name.length() > FILE.length()) {
      return fromFile(scalar, offset, placeholder, name.substring(FILE.length()));
    }
    if (!VARIABLE.matcher(name).matches()) {
      malformed(scalar, offset, placeholder.length());
      return Optional.empty();
    }
    Optional<String> value = variables.variable(name, place);
    if (value.isEmpty()) {
      Text near = Suggestion.didYouMean(name, variables.names());
      report(
          scalar,
          Code.CFG020,
          offset,
          placeholder.length(),
          Text.of(
              "the environment has no variable %s", "l'environnement n'a pas de variable %s", name),
          near != null
              ? near
              : Text.of(
                  "set it before the start: export %s=…; or store it: relais secrets set %s",
                  "définissez-la avant le démarrage : export %s=… ; ou enregistrez-la : relais secrets set %s",
                  name,
                  name));
    }
    return value;
  }

  private Optional<String> fromFile(Scalar scalar, int offset, String placeholder, String path) {
    Optional<String> value = variables.file(path);
    if (value.isEmpty()) {
      report(
          scalar,
          Code.CFG021,
          offset,
          placeholder.length(),
          Text.of("the file %s cannot be read", "le fichier %s n'est pas lisible", path),
          Text.of(
              "create it, or give the account that runs Relais software the right to read it",
              "créez-le, ou donnez au compte qui exécute le logiciel Relais le droit de le lire"));
    }
    return value;
  }

  private void malformed(Scalar scalar, int offset, int length) {
    diagnostics.error(
        Code.CFG022,
        scalar.places().span(scalar.span().file(), offset, length),
        Text.of(
            "this is neither ${NAME} nor ${file:path}", "ceci n'est ni ${NOM} ni ${file:chemin}"),
        Text.of(
            "a name has letters, digits and underscores, and the brace is closed",
            "un nom a des lettres, des chiffres et des tirets bas, et l'accolade est fermée"));
  }

  private void report(Scalar scalar, Code code, int offset, int length, Text message, Text help) {
    var span = scalar.places().span(scalar.span().file(), offset, length);
    if (variables.required()) {
      diagnostics.error(code, span, message, help);
    } else {
      diagnostics.warning(code, span, message, help);
    }
  }
}
