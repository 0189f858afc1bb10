package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Acting;
import org.relais.config.ActingLines;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Scope;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.StoredRecords;
import org.relais.ledger.StoredRecords.Kept;
import org.relais.route.Rules;
import org.relais.source.SourceDefinition;
import org.relais.visit.FormMapping;
import org.relais.visit.MappingInput;
import org.relais.visit.Visit;

/** Tries configurations on the ledger's records, within what an account sees. Changes nothing. */
public final class TrialDesk {
  private static final String OWN = "essai";

  private final DataSource ledger;
  private final Deployment active;
  private final AuditTrail audit;
  private final Clock clock;

  /**
   * @param active by which records came in, and what is personal whatever another one says
   */
  public TrialDesk(DataSource ledger, Deployment active, AuditTrail audit, Clock clock) {
    this.ledger = ledger;
    this.active = active;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Who asks.
   *
   * @param name for the audit trail
   * @param whole whether what is personal is shown; each such look is written down
   */
  public record Reader(String name, Scope scope, boolean whole) {
    public static Reader of(Account account, boolean whole) {
      return new Reader(account.name(), account.scope(), whole);
    }
  }

  /**
   * Tries a configuration on a stored record. Empty where the reader sees no such source, or the
   * configuration has none.
   */
  public Optional<TrialView> show(Tried tried, TrialQuery query, Reader reader) {
    return scene(tried, query, reader).map(scene -> onStored(scene, query, reader));
  }

  /** Tries a configuration on the reader's own record. */
  public Optional<TrialView> show(
      Tried tried, TrialQuery query, PastedRecord pasted, JsonNode body, Reader reader) {
    return scene(tried, query.at(pasted.source(), pasted.form(), null), reader)
        .map(scene -> onPasted(scene, query, pasted, body));
  }

  private record Scene(
      Trial trial, Acting acting, List<String> sources, StoredRecords records, String form) {
    SourceDefinition source() {
      return trial.source();
    }
  }

  private Optional<Scene> scene(Tried tried, TrialQuery query, Reader reader) {
    List<SourceDefinition> seen =
        tried.deployment().sources().stream()
            .filter(one -> reader.scope().includes(one.name()))
            .toList();
    Acting acting =
        query.file() == null || query.line() == null
            ? Acting.NOTHING
            : new ActingLines(tried.files()).at(query.file(), query.line());
    @Nullable String wished = acting.source() == null ? query.source() : acting.source();
    return seen.stream()
        .filter(source -> wished == null || source.name().equals(wished))
        .findFirst()
        .map(source -> scene(tried.deployment(), source, query, acting, seen));
  }

  private Scene scene(
      Deployment tried,
      SourceDefinition source,
      TrialQuery query,
      Acting acting,
      List<SourceDefinition> seen) {
    SourceDefinition stored =
        active.sources().stream()
            .filter(one -> one.name().equals(source.name()))
            .findFirst()
            .orElse(source);
    StoredRecords records = new StoredRecords(ledger, Rules.of(active), stored);
    return new Scene(
        new Trial(tried, source),
        acting,
        seen.stream().map(SourceDefinition::name).toList(),
        records,
        form(source, query, acting, records));
  }

  /** The line's form, the one asked for, that of the record asked for, else the first. */
  private static String form(
      SourceDefinition source, TrialQuery query, Acting acting, StoredRecords records) {
    List<FormMapping> forms = source.mapping().forms();
    Integer number = acting.form();
    if (number != null && number < forms.size()) {
      return forms.get(number).form();
    }
    @Nullable String wished = query.form();
    if (wished == null && query.record() != null) {
      wished = records.find(query.record()).map(kept -> kept.input().form()).orElse(null);
    }
    @Nullable String asked = wished;
    return forms.stream()
        .map(FormMapping::form)
        .filter(form -> form.equals(asked))
        .findFirst()
        .orElse(forms.isEmpty() ? "" : forms.get(0).form());
  }

  private TrialView onStored(Scene scene, TrialQuery query, Reader reader) {
    @Nullable Kept kept = kept(scene, query);
    if (kept == null) {
      return view(scene, query, null, null, false, reader.whole());
    }
    if (reader.whole()) {
      audit.add(reader.name(), "LOOK", scene.source().name() + "/" + kept.input().recordId(), null);
    }
    return view(scene, query, kept, kept.input(), false, reader.whole());
  }

  /** The record asked for or the one beside it; another form's gives way to the newest. */
  private static @Nullable Kept kept(Scene scene, TrialQuery query) {
    StoredRecords records = scene.records();
    Optional<Kept> asked =
        Optional.ofNullable(query.record())
            .flatMap(records::find)
            .filter(kept -> kept.input().form().equals(scene.form()));
    if (asked.isPresent() && query.move() != null) {
      return records
          .beside(asked.get(), query.move(), query.rejected())
          .flatMap(records::find)
          .orElse(asked.get());
    }
    return asked
        .or(() -> records.newest(scene.form(), query.rejected()).flatMap(records::find))
        .orElse(null);
  }

  private TrialView onPasted(Scene scene, TrialQuery query, PastedRecord pasted, JsonNode body) {
    MappingInput input =
        new MappingInput(
            OWN,
            scene.form(),
            null,
            scene.records().atTheDoor(body, scene.form(), null),
            null,
            null,
            LocalDate.now(clock.withZone(scene.source().mapping().zone())));
    return view(scene, query.at(pasted.source(), pasted.form(), null), null, input, true, true);
  }

  private TrialView view(
      Scene scene,
      TrialQuery query,
      @Nullable Kept kept,
      @Nullable MappingInput input,
      boolean pasted,
      boolean whole) {
    Deployment tried = scene.trial().deployment();
    Masking masking =
        whole ? Masking.NONE : Masking.of(scene.source().name(), List.of(active, tried));
    StoredRecords records = scene.records();
    return new TrialView(
        query.at(
            scene.source().name(), scene.form(), kept == null ? null : kept.input().recordId()),
        scene.sources(),
        scene.source().mapping().forms().stream().map(FormMapping::form).distinct().toList(),
        kept == null ? null : kept.input().recordId(),
        kept == null ? null : kept.recordClass(),
        kept == null ? null : kept.firstReceived(),
        kept != null && records.beside(kept, StoredRecords.Way.OLDER, query.rejected()).isPresent(),
        kept != null && records.beside(kept, StoredRecords.Way.NEWER, query.rejected()).isPresent(),
        pasted,
        scene.source().keepRaw(),
        !whole,
        kept == null ? null : countedInstead(scene, kept.input()),
        input == null ? null : scene.trial().of(input, scene.acting(), masking));
  }

  private static @Nullable String countedInstead(Scene scene, MappingInput input) {
    Optional<Visit> visit = scene.trial().visit(input);
    return visit
        .flatMap(one -> scene.records().countedInstead(one, scene.trial().deployment().model()))
        .orElse(null);
  }
}
