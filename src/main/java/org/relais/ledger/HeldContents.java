package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceDefinition;
import org.relais.visit.FieldMapping;
import org.relais.visit.FormMapping;
import org.relais.visit.PersonalFields;
import org.relais.visit.Reason;
import org.relais.visit.RecordPath;

/** The records behind held visits and rejections in full, as a person may see them. */
public final class HeldContents {
  private static final int MOST_SHOWN = 200;

  private static final String RECORD =
      """
      select r.source, r.record_id, r.revision, r.form, r.form_version, r.first_received,
             r.raw, coalesce(r.reasons, '[]') as reasons
        from %s e join record r using (source, record_id)
       where e.%s = ? and e.hold is not null
      """;

  private final Store store;
  private final LedgerRules rules;
  private final AuditTrail audit;

  public HeldContents(DataSource ledger, LedgerRules rules, Clock clock) {
    this.store = new Store(ledger);
    this.rules = rules;
    this.audit = new AuditTrail(store, clock);
  }

  /** With what is personal masked. Empty where it is not held any more, and for values. */
  public Optional<HeldContent> masked(ErrorId id) {
    return find(id, true);
  }

  /**
   * As it is stored, for those who may see that: the look stands in the audit trail.
   *
   * @param who for the audit trail
   */
  public Optional<HeldContent> whole(ErrorId id, String who) {
    return store.inTransaction(
        () -> {
          Optional<HeldContent> found = find(id, false);
          if (found.isPresent()) {
            audit.add(who, "LOOK", id.toString(), null);
          }
          return found;
        });
  }

  private Optional<HeldContent> find(ErrorId id, boolean masked) {
    if (id.kind() == ErrorKind.CELL) {
      return Optional.empty();
    }
    ErrorTable table = ErrorTable.of(id.kind());
    return store
        .sql()
        .query(
            RECORD.formatted(table.table(), table.key()),
            (row, number) -> content(row, masked),
            id.number())
        .stream()
        .findFirst();
  }

  private HeldContent content(ResultSet row, boolean masked) throws SQLException {
    String source = row.getString("source");
    @Nullable String form = row.getString("form");
    @Nullable String version = row.getString("form_version");
    byte @Nullable [] packed = row.getBytes("raw");
    List<FieldMapping> fields = fields(source, form, version);
    @Nullable JsonNode stored = packed == null ? null : Packing.unpack(packed);
    @Nullable JsonNode raw = stored == null || !masked ? stored : mask(source, stored);
    List<Reason> stated = Packing.readReasons(row.getString("reasons"));
    List<Reason> reasons =
        new ArrayList<>(masked && stored != null ? withheld(source, fields, stated) : stated);
    List<HeldContent.Answer> answers = new ArrayList<>();
    for (FieldMapping field : fields) {
      List<Reason> about =
          reasons.stream().filter(reason -> field.field().name().equals(reason.field())).toList();
      reasons.removeAll(about);
      answers.add(answer(field, raw, about));
    }
    return new HeldContent(
        source,
        row.getString("record_id"),
        row.getString("revision"),
        form,
        version,
        row.getTimestamp("first_received").toInstant(),
        raw,
        answers,
        reasons);
  }

  private List<FieldMapping> fields(
      String source, @Nullable String form, @Nullable String version) {
    return rules
        .source(source)
        .flatMap(found -> form == null ? Optional.empty() : found.mapping().form(form, version))
        .map(FormMapping::fields)
        .orElseGet(List::of);
  }

  /**
   * A record may be rejected since no mapping is for its version, so what any form reads as
   * personal is masked. Of a source that is not configured any more nobody knows what is.
   */
  private @Nullable JsonNode mask(String source, JsonNode stored) {
    Optional<SourceDefinition> definition = rules.source(source);
    if (definition.isEmpty()) {
      return null;
    }
    return new PersonalFields(definition.get().personal()).mask(stored, read(definition.get()));
  }

  /** What any form reads as personal. */
  private static List<RecordPath> read(SourceDefinition source) {
    return source.mapping().forms().stream()
        .flatMap(form -> form.fields().stream())
        .filter(field -> field.field().personal())
        .flatMap(field -> field.from().stream())
        .toList();
  }

  /**
   * A reason names what was found where its field was not personal when the record came. Where the
   * record hides that now, the reason does too.
   */
  private List<Reason> withheld(String source, List<FieldMapping> fields, List<Reason> reasons) {
    Optional<SourceDefinition> definition = rules.source(source);
    return reasons.stream()
        .map(
            reason ->
                definition.isEmpty() || hides(definition.get(), fields, reason)
                    ? reason.withoutValue()
                    : reason)
        .toList();
  }

  private static boolean hides(SourceDefinition source, List<FieldMapping> fields, Reason reason) {
    PersonalFields personal = new PersonalFields(source.personal());
    List<RecordPath> read = read(source);
    Stream<RecordPath> mapped =
        fields.stream()
            .filter(field -> field.field().name().equals(reason.field()))
            .flatMap(field -> field.from().stream());
    Stream<RecordPath> then =
        Stream.ofNullable(reason.path()).flatMap(path -> RecordPath.parse(path).stream());
    return Stream.concat(mapped, then).anyMatch(path -> personal.hides(path, read));
  }

  private static HeldContent.Answer answer(
      FieldMapping mapping, @Nullable JsonNode raw, List<Reason> reasons) {
    @Nullable String path = mapping.from().isEmpty() ? null : mapping.from().get(0).text();
    @Nullable Object constant = mapping.constant();
    @Nullable String value = constant == null ? null : constant.toString();
    for (RecordPath from : mapping.from()) {
      JsonNode found = raw == null ? MissingNode.getInstance() : from.in(raw);
      if (value == null && !found.isMissingNode() && !found.isNull()) {
        path = from.text();
        value = shown(found);
      }
    }
    return new HeldContent.Answer(mapping.field(), path, value, reasons);
  }

  private static String shown(JsonNode found) {
    String text = found.isValueNode() ? found.asText() : found.toString();
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }
}
