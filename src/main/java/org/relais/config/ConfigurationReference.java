package org.relais.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.relais.config.spec.ReferencePage;
import org.relais.config.spec.Type;
import org.relais.diagnostic.Code;

/** The kinds of configuration files, as JSON Schemas for editors and as a page for people. */
final class ConfigurationReference {
  private static final String HEAD =
      """
      # Configuration

      Made from the program's own declaration of each block: what stands here is what is checked.
      The same as JSON Schema, for editors that complete and check YAML, lies in [schema/](schema/).

      `yes` and `no` are words. `${NAME}` stands for an environment variable, `${file:/path}` for the
      content of a file, in what connects a configuration with the machine and the servers around it:
      in `relais.yaml` under `data`, `database`, `server` and `alerts` (`mail` and `webhook`), in a source
      under `url`, `auth`, `folder` and `database`, in a target under `url`, `auth` and `folder`. All
      else is data or is read by people, and takes neither. Tables are CSV with comma or semicolon, in
      UTF-8 or Windows-1252.

      """;

  private ConfigurationReference() {}

  /** The kinds of files by the name of their schema. */
  static Map<String, Type<?>> files() {
    Map<String, Type<?>> files = new LinkedHashMap<>();
    files.put("relais", RelaisFile.BLOCK);
    files.put("dictionary", DictionaryFile.BLOCK);
    files.put("quality", QualityFile.BLOCK);
    files.put("source", SourceFiles.TYPE);
    files.put("indicators", DataSetBlock.BLOCK);
    files.put("test", TestBlock.BLOCK);
    files.put("target", TargetFiles.TYPE);
    return files;
  }

  /** The JSON Schema of one kind of file. */
  static Map<String, Object> schema(String name, Type<?> file) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Relais configuration: " + name);
    schema.putAll(file.schema());
    return schema;
  }

  /** The page for people. */
  static String page() {
    ReferencePage page = new ReferencePage();
    files().values().forEach(page::add);
    StringBuilder codes = new StringBuilder("## Diagnostic codes\n\n");
    codes.append(
        "A code never changes its meaning.\n\n| code | meaning | sens |\n| --- | --- | --- |\n");
    for (Code code : Code.values()) {
      codes.append(
          "| %s | %s | %s |\n".formatted(code.name(), code.meaning().en(), code.meaning().fr()));
    }
    return HEAD + page.markdown() + codes;
  }
}
