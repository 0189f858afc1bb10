package org.relais.source.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.relais.source.Given;
import org.relais.source.Source;
import org.relais.source.SourceContract;

/** The contract, for each format. */
final class FileSourceContractTest {
  @Nested
  final class JsonArray extends FolderContract {
    JsonArray() {
      super(FileFormat.JSON, "visits.json");
    }

    @Override
    String text(List<Sample> samples) {
      return samples.stream().map(this::json).collect(Collectors.joining(",\n", "[", "]"));
    }
  }

  @Nested
  final class JsonLines extends FolderContract {
    JsonLines() {
      super(FileFormat.JSON_LINES, "visits.jsonl");
    }

    @Override
    String text(List<Sample> samples) {
      return samples.stream().map(this::json).collect(Collectors.joining("\n"));
    }
  }

  @Nested
  final class Csv extends FolderContract {
    Csv() {
      super(FileFormat.CSV, "visits.csv");
    }

    @Override
    String text(List<Sample> samples) {
      return samples.stream()
          .map(Csv::row)
          .collect(Collectors.joining("\r\n", "id,form,muac,status\r\n", "\r\n"));
    }

    private static String row(Sample sample) {
      if (sample instanceof Sample.Good good) {
        return good.id() + ",sick_child," + good.edit() + ",";
      }
      return sample instanceof Sample.Deleted deleted
          ? deleted.id() + ",sick_child,,deleted"
          : "too,few";
    }
  }

  abstract static class FolderContract extends SourceContract {
    @TempDir Path folder;
    private final FileFormat format;
    private final String name;
    private long minutes;

    FolderContract(FileFormat format, String name) {
      this.format = format;
      this.name = name;
    }

    abstract String text(List<Sample> samples);

    @Override
    protected int manySamples() {
      return 2500;
    }

    @Override
    protected Source open() {
      FileSettings settings = Given.folder(folder, format).settings();
      return new FileSource("test", settings, Given.noMapping(), Clock.systemUTC());
    }

    @Override
    protected void hold(List<Sample> samples) throws IOException {
      Path file = folder.resolve(name);
      Files.writeString(file, text(samples), StandardCharsets.UTF_8);
      minutes++;
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_790_000_000_000L + minutes * 60_000));
    }

    String json(Sample sample) {
      if (sample instanceof Sample.Good good) {
        return "{\"id\": \"%s\", \"form\": \"sick_child\", \"muac\": %d}"
            .formatted(good.id(), good.edit());
      }
      return sample instanceof Sample.Deleted deleted
          ? "{\"id\": \"%s\", \"status\": \"deleted\"}".formatted(deleted.id())
          : "{\"id\": \"bad\", }";
    }
  }
}
