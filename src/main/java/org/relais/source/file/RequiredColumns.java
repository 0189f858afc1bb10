package org.relais.source.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.source.FormName;
import org.relais.source.VoidedWhen;
import org.relais.visit.FieldMapping;
import org.relais.visit.FormMapping;
import org.relais.visit.RecordPath;
import org.relais.visit.SourceMapping;

/**
 * The columns that the configuration reads. A header without one of them is most likely misspelt,
 * and all its rows would count as "not asked". Of a field with several paths one is enough.
 */
final class RequiredColumns {
  private static final String PATIENT = "patient";

  private final FileSettings settings;
  private final SourceMapping mapping;
  private final Map<List<@Nullable String>, List<String>> missing = new HashMap<>();

  RequiredColumns(FileSettings settings, SourceMapping mapping) {
    this.settings = settings;
    this.mapping = mapping;
  }

  /** Columns that every row needs and that {@code columns} lack. */
  List<String> missing(Collection<String> columns) {
    List<List<RecordPath>> needed = new ArrayList<>(ofEveryRow());
    if (settings.version() == null && settings.form() instanceof FormName.Constant constant) {
      needed.addAll(ofForm(constant.form(), null));
    }
    return lacking(needed, columns);
  }

  /** Columns that rows of this form need and that {@code columns}, the same at each call, lack. */
  List<String> missing(String form, @Nullable String version, Collection<String> columns) {
    List<@Nullable String> key = new ArrayList<>();
    key.add(form);
    key.add(version);
    return missing.computeIfAbsent(key, k -> lacking(ofForm(form, version), columns));
  }

  /** Everything that is needed, as text: when it changes, files are worth another look. */
  String text() {
    List<List<RecordPath>> needed = new ArrayList<>(ofEveryRow());
    mapping.forms().forEach(form -> needed.addAll(paths(form)));
    return needed.toString();
  }

  private List<List<RecordPath>> ofEveryRow() {
    return Stream.concat(
            Stream.of(
                    settings.id(),
                    settings.revision(),
                    settings.version(),
                    settings.form() instanceof FormName.At at ? at.path() : null)
                .filter(Objects::nonNull),
            settings.voided().stream().map(VoidedWhen::path))
        .map(List::of)
        .toList();
  }

  private List<List<RecordPath>> ofForm(String form, @Nullable String version) {
    List<FormMapping> named = mapping.forms().stream().filter(f -> f.form().equals(form)).toList();
    List<FormMapping> exact =
        named.stream().filter(f -> version != null && f.versions().contains(version)).toList();
    return (exact.isEmpty() ? named : exact).stream().flatMap(f -> paths(f).stream()).toList();
  }

  private static List<List<RecordPath>> paths(FormMapping form) {
    return form.fields().stream()
        .map(FieldMapping::from)
        .filter(from -> !from.isEmpty())
        .filter(from -> from.stream().noneMatch(RequiredColumns::isOfPatient))
        .toList();
  }

  private static boolean isOfPatient(RecordPath path) {
    return path.steps().size() > 1 && PATIENT.equals(path.steps().get(0));
  }

  private static List<String> lacking(List<List<RecordPath>> needed, Collection<String> columns) {
    return needed.stream()
        .filter(paths -> paths.stream().noneMatch(path -> isIn(columns, path)))
        .map(paths -> paths.get(0).text())
        .distinct()
        .toList();
  }

  private static boolean isIn(Collection<String> columns, RecordPath path) {
    return path.steps().size() == 1 && columns.contains(String.valueOf(path.steps().get(0)));
  }
}
