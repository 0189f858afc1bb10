package org.relais.source.file;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.source.FormName;
import org.relais.source.SourceSettings;
import org.relais.source.VoidedWhen;
import org.relais.visit.RecordPath;

/**
 * A folder into which files of records are put. Sub-folders are not read.
 *
 * @param records for {@link FileFormat#JSON}: where the array of records is; null: the document is
 *     the array, or the one record
 * @param id where a record's id is (in CSV: the column); null: the hash of the record, so that two
 *     equal rows are one record and a corrected row is a new one
 * @param revision where a number, time or text that grows with each revision is; null: the file's
 *     time, then the row
 * @param voided a record is void where one of these holds
 * @param version where the form's version is, or null
 * @param separator of CSV columns; null: the one of comma, semicolon and tab that the header has
 *     most
 * @param encoding null: UTF-8, or Windows-1252 where the file is not valid UTF-8
 * @param settle how long a file must have been left alone before it is read
 */
public record FileSettings(
    Path folder,
    FileFormat format,
    @Nullable RecordPath records,
    @Nullable RecordPath id,
    @Nullable RecordPath revision,
    List<VoidedWhen> voided,
    FormName form,
    @Nullable RecordPath version,
    @Nullable Character separator,
    @Nullable Charset encoding,
    Duration settle)
    implements SourceSettings {
  /** Longer than a copying program pauses, shorter than a person waits. */
  public static final Duration DEFAULT_SETTLE = Duration.ofSeconds(2);

  public FileSettings {
    voided = List.copyOf(voided);
  }
}
