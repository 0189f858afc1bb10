package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One word per idea: the words of the menu and of the buttons, and DHIS2's own in both languages,
 * stand wherever a person reads. What is wrong here is another word for the same thing.
 */
class FixedWordsTest {
  private static final Path CODE = Path.of("src/main/java/org/relais");

  /** The command line names its commands and its states, which are words of the program. */
  private static final String COMMAND_LINE = "cli";

  /** A data set's approval in DHIS2 is DHIS2's, and no validation of ours. */
  private static final Set<String> OF_DHIS2 = Set.of("DATA_APPROVED");

  /** Here the page Sources and the role are named, and the folder of the configuration. */
  private static final Pattern NAMED =
      Pattern.compile(
          "Sources\\b|(?:[Ss]ource owner|[Rr]esponsable de source)|(?:dossier|folder) sources"
              + "|sources/|resume_source");

  enum Wrong {
    DATA_SET("fr", "(?i)\\bjeux? de données|\\bl[ea] jeu\\b", "ensemble de données"),
    VALUE_FR("fr", "(?i)\\bcellules?\\b", "valeur"),
    VALUE("en", "(?i)\\bcells?\\b", "value"),
    SET_ASIDE_FR("fr", "(?i)abandonne[rz]? (?:la|cette) (?:correction|valeur)", "mettre de côté"),
    SET_ASIDE("en", "(?i)\\bdiscard", "set aside"),
    RECORD("fr", "(?i)\\bfiches?\\b", "enregistrement"),
    RECORD_CHECK_FR("fr", "(?i)\\bbilans?\\b|équilibré", "contrôle des flux, tout est justifié"),
    RECORD_CHECK("en", "(?i)\\bbalance", "record check, all accounted for"),
    FAILED_TRANSFERS("en", "(?i)error queue|queue of errors", "failed transfers"),
    FAILED_TRANSFERS_FR("fr", "(?i)file des erreurs", "transferts en échec"),
    DISAGGREGATION("en", "(?i)\\bsplit (?:by|into)\\b", "disaggregation"),
    DISAGGREGATION_FR("fr", "(?i)\\bventil", "désagrégation"),
    OPTION_COMBO("en", "(?i)(?<!category )option combo", "category option combo"),
    OPTION_COMBO_FR(
        "fr",
        "(?i)combinaisons? d'+options(?! de catégorie)",
        "combinaison d'options de catégorie"),
    VOIDED("en", "(?i)\\bvoid\\b", "voided"),
    RECEIVED("en", "(?i)\\backnowledg", "received"),
    NEEDS_ACTION("en", "(?i)\\bparked\\b", "needs action"),
    FIELD_SYSTEM("en", "(?i)\\bsources?\\b", "field system"),
    FIELD_SYSTEM_FR("fr", "(?i)\\bsources?\\b", "système de terrain"),
    SOFTWARE("en", "\\bRelais\\b(?! software| demo|\\]| \\{0\\}\\])", "Relais software"),
    SOFTWARE_FR("fr", "(?<!ogiciel )\\bRelais\\b(?! \\{0\\}\\])", "le logiciel Relais"),
    MAPPINGS("fr", "(?i)\\btransformations?\\b(?! à nouveau)", "correspondance"),
    TARGET("fr", "(?i)\\bcibles?\\b", "destination"),
    APPROVAL("fr", "(?i)\\bapprobation|\\bapprouv", "validation"),
    PULL("fr", "(?i)\\bcollect(?:e[rsz]?|é)", "tirer"),
    RETRY("fr", "(?i)\\brelance[rz]?\\b(?! la commande| relais)", "réessayer"),
    HAND_OVER("en", "(?i)\\bsubmit", "hand over"),
    HAND_OVER_FR("fr", "(?i)\\bsoumett", "remettre");

    private final String language;
    private final Pattern pattern;
    private final String right;

    Wrong(String language, String pattern, String right) {
      this.language = language;
      this.pattern = Pattern.compile(pattern);
      this.right = right;
    }

    boolean isIn(String text) {
      return pattern.matcher(text).find();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTextThatAPersonReadsHasTheFixedWord(Wrong wrong) {
    assertThat(TextFiles.lines())
        .filteredOn(line -> line.language().equals(wrong.language))
        .filteredOn(line -> !line.where().startsWith(COMMAND_LINE))
        .filteredOn(line -> !(wrong == Wrong.APPROVAL && OF_DHIS2.contains(line.key())))
        .extracting(line -> line.where() + " " + NAMED.matcher(line.text()).replaceAll(""))
        .as("written here: “%s”", wrong.right)
        .filteredOn(text -> wrong.isIn(text.substring(text.indexOf(' '))))
        .isEmpty();
  }

  /** The command line and what the program itself says in French, where one word has no command. */
  @ParameterizedTest
  @EnumSource(
      names = {"DATA_SET", "VALUE_FR", "RECORD", "RECORD_CHECK_FR", "TARGET", "SOFTWARE_FR"})
  void theCommandLineHasTheSameWordsInFrench(Wrong wrong) {
    assertThat(TextFiles.lines())
        .filteredOn(line -> line.language().equals(wrong.language))
        .filteredOn(line -> line.where().startsWith(COMMAND_LINE))
        .filteredOn(line -> wrong.isIn(line.text()))
        .extracting(TextFiles.Line::where)
        .as("written here: “%s”", wrong.right)
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DATA_SET", "VALUE_FR", "RECORD", "TARGET", "DISAGGREGATION_FR"})
  void aTextOfTheProgramHasTheFixedWord(Wrong wrong) {
    assertThat(literals())
        .allSatisfy(
            (file, texts) ->
                assertThat(texts)
                    .as("%s, where is written “%s”", file, wrong.right)
                    .filteredOn(wrong::isIn)
                    .isEmpty());
  }

  @Test
  void theCheckSeesAWrongWordAndLeavesTheRightOneAlone() {
    assertThat(Wrong.SOFTWARE.isIn("Relais tries again.")).isTrue();
    assertThat(Wrong.SOFTWARE.isIn("Relais software tries again.")).isFalse();
    assertThat(Wrong.SOFTWARE_FR.isIn("le logiciel Relais réessaie")).isFalse();
    assertThat(Wrong.OPTION_COMBO_FR.isIn("une combinaison d''options de DHIS2")).isTrue();
    assertThat(Wrong.OPTION_COMBO_FR.isIn("une combinaison d''options de catégorie")).isFalse();
    assertThat(Wrong.FIELD_SYSTEM.isIn(NAMED.matcher("see under Sources").replaceAll("")))
        .isFalse();
    assertThat(literals().values().stream().flatMap(List::stream))
        .as("a literal over two lines is one text")
        .anyMatch(text -> text.contains("aucune visite ne peut s'en passer ; corrigez"));
  }

  /** The texts between quotes that hold a space, by file; those that are added up are one. */
  private static Map<String, List<String>> literals() {
    Pattern added = Pattern.compile("\"\\s*\\+\\s*\"");
    Pattern comment = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    Pattern literal = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)* (?:[^\"\\\\\n]|\\\\.)*)\"");
    try (Stream<Path> files = Files.walk(CODE)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> CODE.relativize(file).toString(),
                  file -> {
                    String code = comment.matcher(read(file)).replaceAll("");
                    return literal
                        .matcher(added.matcher(code).replaceAll(""))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
                  }));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
