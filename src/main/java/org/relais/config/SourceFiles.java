package org.relais.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.spec.Variants;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.source.Schedule;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceSettings;
import org.relais.visit.FormMapping;
import org.relais.visit.OrgUnits;
import org.relais.visit.SourceMapping;

/** {@code sources/*.yaml}. */
final class SourceFiles {
  static final String FOLDER = "sources";

  static final Type<Values> TYPE =
      Variants.by(SourceBlocks.TYPE)
          .when("file", FileSourceBlock.BLOCK)
          .when("cht", ChtBlock.BLOCK)
          .when("rest", RestBlock.BLOCK);

  private final ConfigFolder folder;
  private final ZoneId zone;
  private final CompiledDictionary dictionary;
  private final FieldMappingCompiler mappings;
  private final Diagnostics diagnostics;
  private final Map<String, Span> names = new HashMap<>();
  private final Set<String> mapped = new HashSet<>();

  SourceFiles(
      ConfigFolder folder,
      ZoneId zone,
      CompiledDictionary dictionary,
      Lookups lookups,
      OrgUnits orgUnits,
      Diagnostics diagnostics) {
    this.folder = folder;
    this.zone = zone;
    this.dictionary = dictionary;
    this.mappings = new FieldMappingCompiler(lookups, orgUnits, diagnostics);
    this.diagnostics = diagnostics;
  }

  List<SourceDefinition> compile() {
    List<SourceDefinition> sources = new ArrayList<>();
    for (String file : folder.list(FOLDER, ".yaml")) {
      folder
          .yaml(file)
          .flatMap(node -> Optional.ofNullable(TYPE.read(node, diagnostics)))
          .flatMap(this::source)
          .ifPresent(sources::add);
    }
    return sources;
  }

  /** The names of the fields that at least one source gives a value. */
  Set<String> mapped() {
    return mapped;
  }

  private Optional<SourceDefinition> source(Values block) {
    Scalar name = block.get(SourceBlocks.SOURCE);
    if (name != null) {
      unique(name);
    }
    Values pull = block.get(SourceBlocks.PULL);
    Optional<String> cron = pull == null ? Optional.empty() : Timing.cron(pull, diagnostics);
    List<FormMapping> forms =
        dictionary.sound()
            ? new FormCompiler(dictionary.dictionary(), mappings, mapped, diagnostics)
                .compile(block.or(SourceBlocks.FORMS, List.of()))
            : List.of();
    if (!block.complete() || cron.isEmpty() || name == null) {
      return Optional.empty();
    }
    return Optional.of(
        new SourceDefinition(
            name.text(),
            settings(block),
            new Schedule(cron.get()),
            new SourceMapping(
                name.text(),
                block.or(SourceBlocks.TIME_ZONE, zone),
                block.get(SourceBlocks.GO_LIVE),
                forms),
            block.or(SourceBlocks.RAW, "keep").equals("keep"),
            block.or(SourceBlocks.PERSONAL, List.of())));
  }

  private SourceSettings settings(Values block) {
    return switch (block.need(SourceBlocks.TYPE)) {
      case "file" -> FileSourceBlock.settings(block, folder);
      case "cht" -> ChtBlock.settings(block);
      default -> RestBlock.settings(block);
    };
  }

  private void unique(Scalar name) {
    Span earlier = names.putIfAbsent(name.text(), name.span());
    if (earlier != null) {
      diagnostics.error(
          Code.CFG300,
          name.span(),
          Text.of("there is a source \"%s\" already", "il y a déjà une source « %s »", name),
          Text.of(
              "it stands in %s; take another name",
              "elle figure dans %s ; prenez un autre nom", earlier.file()));
    }
  }
}
