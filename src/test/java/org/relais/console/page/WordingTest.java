package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.relais.console.account.Permission;
import org.relais.console.account.Role;
import org.relais.delivery.Cause;
import org.relais.ledger.ErrorKind;

class WordingTest {
  private static final Pattern CHOICE = Pattern.compile("choice,((?:[^{}]|\\{\\w+\\})*)\\}");
  private static final Pattern APOSTROPHES = Pattern.compile("'+");

  private static final Path FOLDER = Path.of("src/main/resources/org/relais/console");
  private static final Pattern KEY =
      Pattern.compile("[\"'#{]([a-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)+)");

  /** Keys that are put together from a name and the word of a constant. */
  private static final Pattern MADE =
      Pattern.compile("['\"]([a-z][A-Za-z0-9-]*(?:\\.[a-z][A-Za-z0-9-]*)*\\.)['\"]");

  private static final Pattern WORD = Pattern.compile("(\\p{L}{2,})");
  private static final Pattern ELIDED =
      Pattern.compile("(?:[cdjlmnst]|qu)([aeiouyhàâéèêëîïôœ]\\p{L}{3,})");
  private static final Pattern SHORT =
      Pattern.compile(
          "(?i)\\b(?:cest|nest|sest|nont|nen|dun|dune|lun|lune|lon|jai|sils?|qu(?:ils?|une?|on))\\b");
  private static final Pattern QUELLE =
      Pattern.compile("\\b(?:ce|[Pp]arce|[Ll]ors|[Pp]uis)\\s?quelle");
  private static final Pattern CONTRACTED =
      Pattern.compile(
          "(?i)\\b(?:(?:some|any|every|no)bodys|elses|(?:ca|wo|do|does|did|is|are|was|were|has|have"
              + "|could|would|should)nt)\\b");

  /** Words that look like a shorter one with an article before it, and are not. */
  private static final Set<String> WHOLE_WORDS =
      Set.of(
          "celle", "celles", "quelle", "quelles", "savait", "savoir", "savons", "telle", "telles");

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    for (String bundle : Wording.BUNDLES) {
      assertThat(keys(bundle + "_fr").keySet()).as(bundle).isEqualTo(keys(bundle).keySet());
    }
  }

  @Test
  void everyTextIsAFormatThatKeepsItsApostrophes() throws IOException {
    for (String bundle : Wording.BUNDLES) {
      for (String language : List.of("", "_fr")) {
        keys(bundle + language)
            .forEach(
                (key, text) -> {
                  assertThat(new MessageFormat(text, Locale.FRENCH)).as(key).isNotNull();
                  assertThat(text.replace("''", "")).as(key).doesNotContain("'");
                  CHOICE
                      .matcher(text)
                      .results()
                      .flatMap(choice -> Stream.of(choice.group(1).split("\\|")))
                      .forEach(branch -> assertKeepsItsApostrophes(key, branch));
                });
      }
    }
  }

  /** A branch with an argument is read as a format once more, and loses half of them again. */
  private static void assertKeepsItsApostrophes(String key, String branch) {
    int written = branch.contains("{") ? 4 : 2;
    assertThat(APOSTROPHES.matcher(branch).results())
        .as(key)
        .allMatch(run -> run.group().length() == written);
  }

  @Test
  void noKeyStandsTwiceInAFile() {
    Set<String> seen = new HashSet<>();

    assertThat(TextFiles.lines().stream().filter(line -> !seen.add(line.file() + " " + line.key())))
        .extracting(TextFiles.Line::where)
        .isEmpty();
  }

  @Test
  void noFrenchWordLostItsApostrophe() {
    Set<String> words =
        TextFiles.lines().stream()
            .filter(line -> line.language().equals("fr"))
            .flatMap(line -> found(WORD, lowerCase(line.text())).stream())
            .filter(word -> !WHOLE_WORDS.contains(word))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(words)
        .as("written together, as lhoraire for l'horaire")
        .filteredOn(
            word -> {
              Matcher elided = ELIDED.matcher(word);
              return elided.matches() && words.contains(elided.group(1));
            })
        .isEmpty();
    assertThat(where("fr", QUELLE)).isEmpty();
    assertThat(where("fr", SHORT)).isEmpty();
  }

  @Test
  void noEnglishWordLostItsApostrophe() {
    assertThat(where("en", CONTRACTED)).isEmpty();
  }

  private static List<String> where(String language, Pattern pattern) {
    return TextFiles.lines().stream()
        .filter(line -> line.language().equals(language) && pattern.matcher(line.text()).find())
        .map(line -> line.where() + " " + line.text())
        .toList();
  }

  @Test
  void aKeyThatIsUsedIsThereAndOneThatIsThereIsUsed() throws IOException {
    String code = sources();
    Set<String> used = found(KEY, code);
    Set<String> made = found(MADE, code);
    Set<String> there = new TreeSet<>();
    for (String bundle : Wording.BUNDLES) {
      there.addAll(keys(bundle).keySet());
    }

    assertThat(there)
        .allSatisfy(
            key ->
                assertThat(used.contains(key) || made.stream().anyMatch(key::startsWith))
                    .as("a page uses " + key)
                    .isTrue());
    Set<String> families =
        there.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
    assertThat(templateKeys()).allSatisfy(key -> assertThat(there).contains(key));
    assertThat(families).isNotEmpty();
  }

  @Test
  void everyWordOfTheProgramThatAPageShowsHasItsText() throws IOException {
    Set<String> there = new TreeSet<>();
    for (String bundle : Wording.BUNDLES) {
      there.addAll(keys(bundle).keySet());
    }

    for (Cause.Owner owner : Cause.Owner.values()) {
      assertThat(there).contains("owner." + owner);
    }
    for (Role role : Role.values()) {
      assertThat(there).contains("role." + role, "role.what." + role);
    }
    for (Permission permission : Permission.values()) {
      assertThat(there).contains("permission." + permission);
    }
    for (ErrorKind kind : ErrorKind.values()) {
      assertThat(there).contains("errors.kind." + kind, "errors.items." + kind);
    }
  }

  /** Of the command line's texts {@code %n} is a line end, and no letter. */
  private static String lowerCase(String text) {
    return text.replace("%n", " ").toLowerCase(Locale.FRENCH);
  }

  private static Set<String> templateKeys() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(FOLDER.resolve("templates"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        keys.addAll(
            found(Pattern.compile("#\\{([a-z][A-Za-z0-9._-]+)[}(]"), Files.readString(file)));
      }
    }
    return keys;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path root :
        List.of(FOLDER.resolve("templates"), Path.of("src/main/java/org/relais/console"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }

  private static TreeMap<String, String> keys(String name) throws IOException {
    java.util.Properties properties = new java.util.Properties();
    try (var reader = Files.newBufferedReader(FOLDER.resolve("messages/" + name + ".properties"))) {
      properties.load(reader);
    }
    TreeMap<String, String> keys = new TreeMap<>();
    properties.forEach((key, text) -> keys.put((String) key, (String) text));
    return keys;
  }
}
