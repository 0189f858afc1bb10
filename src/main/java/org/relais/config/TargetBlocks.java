package org.relais.config;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.spec.Variants;
import org.relais.config.yaml.Node.Scalar;
import org.relais.delivery.OnForeign;
import org.relais.delivery.ReconcilePolicy;
import org.relais.target.file.FileTargetSettings;

/** The keys of targets. */
final class TargetBlocks {
  static final Key<Scalar> TARGET =
      Key.of("target", Common.NAME).needed().says("Name of the target.").example("dhis2-national");
  static final Key<String> TYPE =
      Key.of("type", Scalars.oneOf("dhis2", "fhir", "file"))
          .needed()
          .says("What kind of target it is.")
          .example("dhis2");
  static final Key<List<Named<Optional<Scalar>>>> DATA_SETS =
      Key.of(
              "data_sets",
              Shapes.<List<Named<Optional<Scalar>>>>listOr(
                  Shapes.list(Scalars.TEXT).as(TargetBlocks::plain),
                  Shapes.table(Scalars.TEXT.as(Optional::of))))
          .says(
              "Data sets that it gets; with a value, the server's uid, code or name of the data"
                  + " set.")
          .example("[ICCM_MONTHLY]");
  static final Key<Boolean> VISITS =
      Key.of("visits", Scalars.YES_NO)
          .otherwise(false)
          .says("Whether it gets visits as FHIR.")
          .example("yes");
  static final Key<LocalDate> DELIVER_FROM =
      Key.of("deliver_from", Scalars.DATE)
          .says("Periods that start before this day are never sent.")
          .example("2026-08-01");
  static final Key<Values> PUSH =
      Key.of("push", Timing.BLOCK)
          .says("When visits are sent; every 5 minutes if absent.")
          .example("{every: 5 minutes}");

  static final Key<String> URL =
      Key.of("url", UrlType.URL)
          .needed()
          .says("Address of the server, without user and password.")
          .example("${DHIS2_URL}");
  static final Key<Scalar> ORG_UNITS =
      Key.of("org_units", Scalars.TEXT)
          .says("Reviewed CSV with the columns `code` and `uid`; else org units are found by code.")
          .example("dhis2-org-units.csv");
  static final Key<Scalar> BINDINGS =
      Key.of("bindings", Scalars.TEXT)
          .says("Binding table (CSV) for several data elements.")
          .example("bindings/national.csv");
  static final Key<Duration> TIMEOUT =
      Key.of("timeout", DurationType.DURATION)
          .says("How long one whole answer may take; 5 minutes if absent.")
          .example("5 minutes");
  static final Key<OnForeign> FOREIGN_VALUES =
      Key.of("foreign_values", Scalars.constant(OnForeign.class))
          .otherwise(OnForeign.ASK)
          .says(
              "Whether a value that somebody else wrote stays until a person confirms that ours"
                  + " replaces it (`ask`, if absent), or is overwritten.")
          .example("ask");
  static final Key<ReconcilePolicy> POLICY =
      Key.of("policy", Scalars.constant(ReconcilePolicy.class))
          .otherwise(ReconcilePolicy.REPORT)
          .says(
              "Whether what was changed or removed by hand is told (`report`, if absent) or sent"
                  + " again.")
          .example("report");
  static final Key<Integer> PERIODS =
      Key.of("periods", Scalars.integer(1, 120))
          .says("How many periods back, the current one included; 12 if absent.")
          .example("12");
  static final Key<Values> RECONCILE =
      Key.of(
              "reconcile",
              new Block(
                      "reconciliation",
                      "When a server is compared with what it took, and what becomes of differences.",
                      Timing.BLOCK.keys(),
                      Timing.BLOCK.rules())
                  .with(POLICY, PERIODS))
          .says("When the server is compared with what it took; only by command if absent.")
          .example("{every: day, at: \"03:00\", policy: report}");
  static final Key<Scalar> FOLDER =
      Key.of("folder", Scalars.TEXT)
          .needed()
          .says("Folder that is written, beside the configuration folder if relative.")
          .example("out");
  static final Key<FileTargetSettings.Format> FORMAT =
      Key.of("format", Scalars.constant(FileTargetSettings.Format.class))
          .otherwise(FileTargetSettings.Format.ADX)
          .says("`adx` (if absent), or `data_value_sets`, which needs `metadata`.")
          .example("adx");
  static final Key<Scalar> METADATA =
      Key.of("metadata", Scalars.TEXT)
          .says("Metadata export (JSON) of the server, in the configuration folder.")
          .example("metadata.json");

  private TargetBlocks() {}

  /** The three kinds of target. */
  static Type<Values> variants() {
    return Variants.by(TYPE)
        .when(
            "dhis2",
            Block.of(
                "DHIS2 target",
                "A DHIS2 server that takes data values.",
                TARGET,
                TYPE,
                URL,
                AuthBlock.DHIS2_AUTH,
                DATA_SETS.needed(),
                DELIVER_FROM.needed(),
                ORG_UNITS,
                BINDINGS,
                PaceBlocks.DHIS2_REQUEST,
                PaceBlocks.RETRY,
                FOREIGN_VALUES,
                RECONCILE,
                TIMEOUT))
        .when(
            "fhir",
            Block.of(
                "FHIR target",
                "Any FHIR R4 server; it gets visits.",
                TARGET,
                TYPE,
                URL,
                AuthBlock.AUTH,
                VISITS,
                DELIVER_FROM,
                PUSH,
                PaceBlocks.REQUEST,
                PaceBlocks.RETRY,
                TIMEOUT))
        .when(
            "file",
            Block.of(
                "file target",
                "A folder, for places without a network.",
                TARGET,
                TYPE,
                FOLDER,
                FORMAT,
                METADATA,
                DATA_SETS,
                VISITS,
                DELIVER_FROM,
                ORG_UNITS,
                BINDINGS,
                PUSH,
                PaceBlocks.REQUEST));
  }

  private static List<Named<Optional<Scalar>>> plain(List<Scalar> codes) {
    return codes.stream().map(code -> new Named<>(code, Optional.<Scalar>empty())).toList();
  }
}
