package org.relais.source;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.source.file.FileFormat;
import org.relais.source.file.FileSettings;
import org.relais.visit.RecordPath;
import org.relais.visit.SourceMapping;

/** Settings as tests write them. */
public final class Given {
  public static final ZoneId BAMAKO = ZoneId.of("Africa/Bamako");

  private Given() {}

  public static RecordPath path(String text) {
    return RecordPath.parse(text).orElseThrow();
  }

  public static SourceMapping noMapping() {
    return new SourceMapping("test", BAMAKO, null, List.of());
  }

  /** A folder whose records name their id, form and status. */
  public static Folder folder(Path folder, FileFormat format) {
    return new Folder(
        new FileSettings(
            folder,
            format,
            null,
            path("id"),
            null,
            List.of(new VoidedWhen(path("status"), List.of("deleted"))),
            new FormName.At(path("form")),
            null,
            null,
            null,
            Duration.ZERO));
  }

  /** File settings, changed one by one. */
  public record Folder(FileSettings settings) {
    public Folder records(String path) {
      FileSettings s = settings;
      return new Folder(
          new FileSettings(
              s.folder(),
              s.format(),
              path(path),
              s.id(),
              s.revision(),
              s.voided(),
              s.form(),
              s.version(),
              s.separator(),
              s.encoding(),
              s.settle()));
    }

    public Folder id(@Nullable String path) {
      FileSettings s = settings;
      return new Folder(
          new FileSettings(
              s.folder(),
              s.format(),
              s.records(),
              path == null ? null : path(path),
              s.revision(),
              s.voided(),
              s.form(),
              s.version(),
              s.separator(),
              s.encoding(),
              s.settle()));
    }

    public Folder revision(String path) {
      FileSettings s = settings;
      return new Folder(
          new FileSettings(
              s.folder(),
              s.format(),
              s.records(),
              s.id(),
              path(path),
              s.voided(),
              s.form(),
              s.version(),
              s.separator(),
              s.encoding(),
              s.settle()));
    }

    /** Every record of this form, none ever void. */
    public Folder ofForm(String form) {
      FileSettings s = settings;
      return new Folder(
          new FileSettings(
              s.folder(),
              s.format(),
              s.records(),
              s.id(),
              s.revision(),
              List.of(),
              new FormName.Constant(form),
              s.version(),
              s.separator(),
              s.encoding(),
              s.settle()));
    }

    public Folder text(@Nullable Character separator, @Nullable Charset encoding) {
      FileSettings s = settings;
      return new Folder(
          new FileSettings(
              s.folder(),
              s.format(),
              s.records(),
              s.id(),
              s.revision(),
              s.voided(),
              s.form(),
              s.version(),
              separator,
              encoding,
              s.settle()));
    }

    public Folder settle(Duration settle) {
      FileSettings s = settings;
      return new Folder(
          new FileSettings(
              s.folder(),
              s.format(),
              s.records(),
              s.id(),
              s.revision(),
              s.voided(),
              s.form(),
              s.version(),
              s.separator(),
              s.encoding(),
              settle));
    }
  }
}
