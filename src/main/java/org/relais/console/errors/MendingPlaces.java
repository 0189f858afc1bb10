package org.relais.console.errors;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.relais.config.ActingLines;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.tables.TableText;
import org.relais.console.tables.TargetFile;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorKind;
import org.relais.visit.FormMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** On which page of the console a cause is mended, or most is known of it. */
final class MendingPlaces {
  private static final Set<String> BY_BINDING =
      Set.of(
          "CELL_WITHOUT_BINDING",
          "ELEMENT_UNKNOWN",
          "OPTIONS_UNKNOWN",
          "OPTIONS_AMBIGUOUS",
          "CELLS_COLLIDE");
  private static final Set<String> BY_SITES = Set.of("ORG_UNIT_UNKNOWN");
  private static final Pattern QUALITY = Pattern.compile("V\\d+");
  private static final String QUALITY_FILE = "quality.yaml";
  private static final String FILE = "file";

  private final Deployment deployment;
  private final Supplier<ActingLines> lines;

  MendingPlaces(Deployment deployment, Supplier<ActingLines> lines) {
    this.deployment = deployment;
    this.lines = lines;
  }

  /**
   * A page.
   *
   * @param words key of what it is called
   */
  record Place(String address, String words) {}

  /** Empty where the account may not see it. */
  Optional<Place> of(ErrorCause cause, Account account) {
    if (cause.kind() == ErrorKind.RECORD) {
      return account.may(Permission.ACT)
          ? ofRecords(cause, account)
          : Optional.of(at("/sources/" + cause.origin(), "source"));
    }
    return account.scope().all() ? Optional.of(ofTarget(cause, account)) : Optional.empty();
  }

  private Optional<Place> ofRecords(ErrorCause cause, Account account) {
    if (QUALITY.matcher(cause.code()).matches()) {
      return account.scope().all() && deployment.files().containsKey(QUALITY_FILE)
          ? Optional.of(file("/mappings", QUALITY_FILE, "quality"))
          : Optional.of(at("/sources/" + cause.origin(), "source"));
    }
    Optional<Place> line =
        mapping(cause)
            .map(
                place ->
                    new Place(
                        UriComponentsBuilder.fromPath("/mappings")
                            .queryParam(FILE, place.file())
                            .queryParam("line", place.line())
                            .encode()
                            .toUriString(),
                        "errors.mend.mapping"));
    return line.or(
        () -> lines.get().fileOf(cause.origin()).map(path -> file("/mappings", path, "mapping")));
  }

  /** Where the form says how the field gets its value. */
  private Optional<ActingLines.Place> mapping(ErrorCause cause) {
    String field = cause.field();
    if (field == null) {
      return Optional.empty();
    }
    return deployment.sources().stream()
        .filter(source -> source.name().equals(cause.origin()))
        .findFirst()
        .map(source -> source.mapping().forms().stream().map(FormMapping::form).toList())
        .flatMap(
            forms ->
                IntStream.range(0, forms.size())
                    .filter(at -> forms.get(at).equals(cause.form()))
                    .mapToObj(at -> lines.get().mapping(cause.origin(), at, field))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private Place ofTarget(ErrorCause cause, Account account) {
    if (account.may(Permission.ACT)) {
      if (BY_BINDING.contains(cause.code())) {
        return table(cause.origin(), TableText.Kind.BINDING, "binding");
      }
      if (BY_SITES.contains(cause.code())) {
        return table(cause.origin(), TableText.Kind.SITES, "sites");
      }
    }
    return at("/targets/" + cause.origin(), "target");
  }

  /** The table that the target's file names; the list of tables where it names none. */
  private Place table(String target, TableText.Kind kind, String words) {
    return TargetFile.of(deployment.files(), target)
        .flatMap(file -> file.table(deployment.files(), kind))
        .map(path -> file("/mappings/table", path, words))
        .orElseGet(() -> at("/mappings/tables", words));
  }

  private static Place file(String page, String path, String words) {
    return at(
        UriComponentsBuilder.fromPath(page).queryParam(FILE, path).encode().toUriString(), words);
  }

  private static Place at(String address, String words) {
    return new Place(address, "errors.mend." + words);
  }
}
