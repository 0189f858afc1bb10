package org.relais.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class ActWordsTest {
  private static final Path CODE = Path.of("src/main/java/org/relais");
  private static final Pattern CONSTANT = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"");

  /** Writes an entry; the act stands after the account, and after the number where one is given. */
  private static final Pattern ADDS =
      Pattern.compile("(?:\\baudit|new AuditTrail\\([^)]*\\))\\s*\\.add\\(");

  /** Writes an entry for its caller, who names the act. */
  private static final Pattern CHANGES = Pattern.compile("\\bchange\\(");

  private static final Pattern INSERTS =
      Pattern.compile("insert into audit [^;]*?select \\?, '\\w+', '([A-Z_]+)'", Pattern.DOTALL);

  private final ActWords words = new ActWords(messages());

  @Test
  void everyActThatTheProgramWritesIsKnown() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CODE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        written.addAll(writtenIn(Files.readString(file)));
      }
    }

    assertThat(written).containsExactlyInAnyOrderElementsOf(ActWords.ACTS);
  }

  @Test
  void everyActHasItsWordsInBothLanguages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      assertThat(ActWords.ACTS)
          .allSatisfy(act -> assertThat(words.of(act, locale)).doesNotContain("_", act));
      assertThat(ActWords.ACTS.stream().map(act -> words.of(act, locale))).doesNotHaveDuplicates();
    }
    assertThat(words.of("LET_OPENID", Locale.FRENCH))
        .isNotEqualTo(words.of("LET_OPENID", Locale.ENGLISH));
  }

  @Test
  void theFilterOffersActsByTheirWordsAndKeepsOneThatItDoesNotKnow() {
    assertThat(words.choices("", Locale.ENGLISH))
        .containsExactlyInAnyOrderElementsOf(ActWords.ACTS)
        .startsWith("ADD_ACCOUNT");
    assertThat(words.choices("", Locale.FRENCH).get(0)).isNotEqualTo("ADD_ACCOUNT");
    assertThat(words.choices("OF_OLD", Locale.ENGLISH)).contains("OF_OLD").hasSize(47);
    assertThat(words.of("OF_OLD", Locale.FRENCH)).isEqualTo("OF_OLD");
  }

  /** The acts of a file; a name in the place of a constant must be one that is looked up here. */
  private static Set<String> writtenIn(String code) throws IOException {
    Set<String> acts = new TreeSet<>();
    for (String call : calls(ADDS, code)) {
      Matcher constant = CONSTANT.matcher(call);
      if (constant.find()) {
        acts.add(constant.group(1));
      } else if (call.contains("act.name()")) {
        acts.addAll(constantsOfErrorAct());
      } else {
        assertThat(call).as("names its act, or hands on that of its caller").contains(" act,");
        for (String change : calls(CHANGES, code)) {
          CONSTANT.matcher(change).results().forEach(match -> acts.add(match.group(1)));
        }
      }
    }
    INSERTS.matcher(code).results().forEach(match -> acts.add(match.group(1)));
    return acts;
  }

  private static Set<String> constantsOfErrorAct() throws IOException {
    Set<String> acts = new TreeSet<>();
    Pattern.compile("(?m)^  ([A-Z_]+)\\(DeliveryState")
        .matcher(Files.readString(CODE.resolve("ledger/ErrorAct.java")))
        .results()
        .forEach(match -> acts.add(match.group(1)));
    return acts;
  }

  /** What stands between the parentheses of each call. */
  private static List<String> calls(Pattern beginning, String code) {
    List<String> calls = new ArrayList<>();
    Matcher call = beginning.matcher(code);
    while (call.find()) {
      int open = 1;
      int at = call.end();
      while (open > 0) {
        char sign = code.charAt(at);
        open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        at++;
      }
      calls.add(code.substring(call.end(), at - 1));
    }
    return calls;
  }

  private static MessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("org.relais.console.messages.audit");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }
}
