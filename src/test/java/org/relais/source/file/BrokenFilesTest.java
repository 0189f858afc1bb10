package org.relais.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.relais.source.Given;
import org.relais.source.Page;
import org.relais.source.SourceItem;
import org.relais.source.SourceItem.Submission;

/** Files damaged at random: what stood before the damage is read, and nothing is thrown. */
final class BrokenFilesTest {
  private static final int RECORDS = 12;
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("relais-broken");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void aFileThatIsCutKeepsItsWholeRecords(
      @ForAll FileFormat format, @ForAll @IntRange(max = 1000) int permille) throws Exception {
    byte[] whole = whole(format);
    int cut = whole.length * permille / 1000;

    List<String> ids = read(format, Arrays.copyOf(whole, cut));

    assertThat(ids).containsAll(idsBefore(format, cut));
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void aByteThatIsReplacedCostsNothingBeforeIt(
      @ForAll FileFormat format, @ForAll @IntRange(max = 999) int permille, @ForAll byte other)
      throws Exception {
    byte[] bytes = whole(format);
    int at = bytes.length * permille / 1000;
    bytes[at] = other;

    List<String> ids = read(format, bytes);

    if (at >= headerLength(format)) {
      assertThat(ids).containsAll(idsBefore(format, at));
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void bytesThatArePutInOrTakenOutThrowNothing(
      @ForAll FileFormat format,
      @ForAll @IntRange(max = 999) int permille,
      @ForAll byte[] inserted,
      @ForAll @IntRange(max = 50) int removed)
      throws Exception {
    byte[] whole = whole(format);
    int at = whole.length * permille / 1000;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(whole, 0, at);
    bytes.writeBytes(inserted);
    int rest = Math.min(whole.length, at + removed);
    bytes.write(whole, rest, whole.length - rest);

    List<String> ids = read(format, bytes.toByteArray());

    if (at >= headerLength(format)) {
      assertThat(ids).containsAll(idsBefore(format, at));
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void noiseThrowsNothing(@ForAll FileFormat format, @ForAll byte[] noise) throws Exception {
    assertThat(read(format, noise)).isNotNull();
  }

  private static List<String> read(FileFormat format, byte[] bytes) throws Exception {
    Path file = folder.resolve(name(format));
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(FolderTest.NOON.minusSeconds(60)));
    FileSource source =
        FolderTest.source(Given.folder(folder, format).ofForm("visit"), Given.noMapping());
    List<String> ids = new ArrayList<>();
    Page page = source.pull(null);
    add(ids, page);
    for (int pages = 0; !page.last(); pages++) {
      assertThat(pages).isLessThan(100);
      page = source.pull(page.cursor());
      add(ids, page);
    }
    Files.delete(file);
    return ids;
  }

  private static void add(List<String> ids, Page page) {
    page.items().stream()
        .filter(Submission.class::isInstance)
        .map(SourceItem::id)
        .forEach(ids::add);
  }

  /** Ids of the records that end, line end and all, before byte {@code end}. */
  private static List<String> idsBefore(FileFormat format, int end) {
    List<String> before = new ArrayList<>();
    int length = headerLength(format);
    for (int i = 0; i < RECORDS; i++) {
      length += (row(format, i) + "\n").getBytes(StandardCharsets.UTF_8).length;
      if (length < end) {
        before.add("r" + i);
      }
    }
    return before;
  }

  private static byte[] whole(FileFormat format) {
    String text =
        IntStream.range(0, RECORDS)
            .mapToObj(i -> row(format, i) + "\n")
            .collect(Collectors.joining());
    return (header(format) + text + (format == FileFormat.JSON ? "{\"id\": \"end\"}]" : ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static int headerLength(FileFormat format) {
    return header(format).length();
  }

  private static String header(FileFormat format) {
    return switch (format) {
      case JSON -> "[";
      case JSON_LINES -> "";
      case CSV -> "id,note,group\n";
    };
  }

  private static String row(FileFormat format, int i) {
    return switch (format) {
      case JSON -> json(i) + ",";
      case JSON_LINES -> json(i);
      case CSV -> "r%d,\"fièvre, \"\"toux\"\"\",%d".formatted(i, i);
    };
  }

  private static String json(int i) {
    return "{\"id\": \"r%d\", \"note\": \"fièvre } \\\" [\", \"group\": {\"list\": [1, {}]}}"
        .formatted(i);
  }

  private static String name(FileFormat format) {
    return "a."
        + (format == FileFormat.JSON_LINES ? "jsonl" : format.name().toLowerCase(Locale.ROOT));
  }
}
