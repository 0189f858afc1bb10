package org.relais.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.source.FormName;
import org.relais.visit.RecordPath;

/** The keys that all sources have, and forms of values that several kinds share. */
final class SourceBlocks {
  static final Key<Scalar> SOURCE =
      Key.of("source", Common.NAME).needed().says("Name of the source.").example("example-cht");
  static final Key<String> TYPE =
      Key.of("type", Scalars.oneOf("file", "cht", "rest"))
          .needed()
          .says("What kind of field system it is.")
          .example("cht");
  static final Key<ZoneId> TIME_ZONE =
      Key.of("time_zone", Scalars.ZONE)
          .says("Time zone of the source; the deployment's if absent.")
          .example("Africa/Bamako");
  static final Key<LocalDate> GO_LIVE =
      Key.of("go_live", Scalars.DATE)
          .says("Visits before this day are rejected.")
          .example("2026-01-01");
  static final Key<String> RAW =
      Key.of("raw", Scalars.oneOf("keep", "none"))
          .otherwise("keep")
          .says(
              "`keep`: records are kept as they came, without personal data, so that a better"
                  + " mapping can be applied later; `none`: a new mapping needs a new pull.")
          .example("none");
  static final Key<List<RecordPath>> PERSONAL =
      Key.of("personal", Shapes.list(PathType.PATH))
          .says("Paths that are removed from a record before it is stored.")
          .example("[fields.caregiver]");
  static final Key<Values> PULL =
      Key.of("pull", Timing.BLOCK)
          .needed()
          .says("When it is asked for what is new.")
          .example("{every: 15 minutes}");
  static final Key<List<Named<Values>>> FORMS =
      Key.of("forms", Shapes.table(FormBlock.BLOCK))
          .needed()
          .says("The forms whose records are visits; all others are left alone.")
          .example("{child_assessment: {visit: sick_child, fields: {…}}}");

  /** A source's settings of one kind, beside the keys that all have. */
  static Block kind(String name, String about, Key<?>... keys) {
    return Block.of(name, about, SOURCE, TYPE, TIME_ZONE, GO_LIVE, RAW, PERSONAL, PULL)
        .with(keys)
        .with(FORMS);
  }

  private static final Key<Scalar> CONSTANT =
      Key.of("value", Scalars.TEXT)
          .needed()
          .says("Every record is of this form.")
          .example("visits");

  /** {@code form:}: a path in the record, or a constant. */
  static final Key<FormName> FORM =
      Key.of(
              "form",
              Shapes.<FormName>either(
                  PathType.PATH.as(FormName.At::new),
                  Block.of("one form", "A source that has one form only.", CONSTANT)
                      .as(SourceBlocks::constant)))
          .needed()
          .says("Where a record says which form it was filled in with, or {value: name}.")
          .example("{value: visits}");

  static final Key<RecordPath> ID =
      Key.of("id", PathType.PATH).says("Where a record's stable id is.").example("id");
  static final Key<RecordPath> REVISION =
      Key.of("revision", PathType.PATH)
          .says("Where a number, time or text is that grows with each revision.")
          .example("modified_on");
  static final Key<RecordPath> VERSION =
      Key.of("version", PathType.PATH).says("Where the form's version is.").example("version");
  static final Key<RecordPath> RECORDS =
      Key.of("records", PathType.PATH)
          .says("Where the list of records is; if absent, the document is the list.")
          .example("results");

  private SourceBlocks() {}

  private static FormName constant(Values block) {
    return new FormName.Constant(
        Optional.ofNullable(block.get(CONSTANT)).map(Scalar::text).orElse(""));
  }
}
