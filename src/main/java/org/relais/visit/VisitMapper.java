package org.relais.visit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps the records of one source to visits. Pure: the same input gives the same visit. */
public final class VisitMapper {
  private final List<FormReader> forms;

  /**
   * @throws IllegalArgumentException where the mapping is at odds with the model, such as a unit
   *     that cannot be converted: the compiler has let it through
   */
  public VisitMapper(SourceMapping mapping, VisitModel model, OrgUnits orgUnits) {
    VisitCompletion completion = new VisitCompletion(mapping, model, orgUnits);
    this.forms =
        mapping.forms().stream()
            .map(form -> new FormReader(form, mapping, model.dictionary(), completion))
            .toList();
  }

  /** What becomes of a record; never an exception, whatever the record holds. */
  public Mapping map(MappingInput input) {
    Optional<FormReader> form = form(input.form(), input.formVersion());
    if (form.isPresent()) {
      return form.get().map(input);
    }
    String version = input.formVersion();
    return new Mapping.Rejected(
        List.of(
            MappingFault.UNKNOWN_VERSION.at(
                null,
                null,
                version == null ? new Labels("(none)", "(aucune)") : Shown.of(version))));
  }

  /** Whether records of this form are mapped at all; those of others are not records. */
  public boolean knows(String form) {
    return forms.stream().anyMatch(reader -> reader.form().equals(form));
  }

  /**
   * What the mapping of this form version reads, in the record. A path that starts with {@code
   * patient.} is read from the contact document first, see {@link #contactPaths()}.
   */
  public Set<RecordPath> paths(String form, @Nullable String formVersion) {
    return form(form, formVersion)
        .map(reader -> (Set<RecordPath>) new LinkedHashSet<>(reader.paths().toList()))
        .orElseGet(Set::of);
  }

  /** What the mappings of all forms read in a contact document, seen from its top. */
  public Set<RecordPath> contactPaths() {
    Set<RecordPath> paths = new LinkedHashSet<>();
    Stream<RecordPath> all = forms.stream().flatMap(FormReader::paths);
    all.filter(path -> path.startsWith(FieldReader.PATIENT))
        .map(RecordPath::rest)
        .forEach(paths::add);
    return paths;
  }

  private Optional<FormReader> form(String form, @Nullable String version) {
    Optional<FormReader> any = Optional.empty();
    for (FormReader reader : forms) {
      if (reader.form().equals(form)) {
        if (version != null && reader.versions().contains(version)) {
          return Optional.of(reader);
        }
        if (reader.versions().isEmpty()) {
          any = Optional.of(reader);
        }
      }
    }
    return any;
  }
}
