package org.relais.config;

import static org.relais.config.SourceBlocks.FORM;
import static org.relais.config.SourceBlocks.ID;
import static org.relais.config.SourceBlocks.RECORDS;
import static org.relais.config.SourceBlocks.REVISION;
import static org.relais.config.SourceBlocks.VERSION;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.source.VoidedWhen;
import org.relais.source.file.FileFormat;
import org.relais.source.file.FileSettings;

/** {@code type: file}. */
final class FileSourceBlock {
  private static final Key<Scalar> FOLDER =
      Key.of("folder", Scalars.TEXT)
          .needed()
          .says("Folder that is read, beside the configuration folder if relative.")
          .example("inbox");
  private static final Key<FileFormat> FORMAT =
      Key.of("format", Scalars.constant(FileFormat.class))
          .needed()
          .says("How the records stand in a file.")
          .example("csv");
  private static final Key<List<VoidedWhen>> VOIDED =
      Key.of("voided", Voiding.VOIDING)
          .says("A record is void where one of these holds.")
          .example("{status: [deleted]}");
  private static final Key<Character> SEPARATOR =
      Key.of("separator", Scalars.word(separators()))
          .says("What separates the columns of a CSV; found out if absent.")
          .example("semicolon");
  private static final Key<Charset> ENCODING =
      Key.of("encoding", Scalars.word(encodings()))
          .says("Encoding of a CSV; UTF-8 or Windows-1252 is found out if absent.")
          .example("windows-1252");
  private static final Key<Duration> SETTLE =
      Key.of("settle", DurationType.DURATION)
          .otherwise(FileSettings.DEFAULT_SETTLE)
          .says("How long a file must have been left alone before it is read; 2 seconds if absent.")
          .example("10 seconds");

  static final Block BLOCK =
      SourceBlocks.kind(
          "file source",
          "A folder into which files of records are put.",
          FOLDER,
          FORMAT,
          RECORDS,
          ID,
          REVISION,
          VOIDED,
          FORM,
          VERSION,
          SEPARATOR,
          ENCODING,
          SETTLE);

  private FileSourceBlock() {}

  private static Map<String, Character> separators() {
    Map<String, Character> separators = new LinkedHashMap<>();
    separators.put("comma", ',');
    separators.put("semicolon", ';');
    separators.put("tab", '\t');
    separators.put(",", ',');
    separators.put(";", ';');
    return separators;
  }

  private static Map<String, Charset> encodings() {
    Map<String, Charset> encodings = new LinkedHashMap<>();
    List.of("utf-8", "windows-1252", "iso-8859-1", "utf-16")
        .forEach(name -> encodings.put(name, Charset.forName(name)));
    return encodings;
  }

  static FileSettings settings(Values block, ConfigFolder folder) {
    return new FileSettings(
        folder.parent().resolve(block.need(FOLDER).text()),
        block.need(FORMAT),
        block.get(RECORDS),
        block.get(ID),
        block.get(REVISION),
        block.or(VOIDED, List.of()),
        block.need(FORM),
        block.get(VERSION),
        block.get(SEPARATOR),
        block.get(ENCODING),
        block.or(SETTLE, FileSettings.DEFAULT_SETTLE));
  }
}
