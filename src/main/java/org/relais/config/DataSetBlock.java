package org.relais.config;

import java.util.List;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.indicator.DataSet;
import org.relais.indicator.PeriodType;
import org.relais.visit.Labels;

/** The keys of a data set and its data elements. */
final class DataSetBlock {
  static final Key<Scalar> CODE =
      Key.of("code", Common.CODE).needed().says("Code of the data set.").example("ICCM_MONTHLY");
  static final Key<PeriodType> PERIOD =
      Key.of("period", Scalars.constant(PeriodType.class))
          .needed()
          .says("What is reported together.")
          .example("monthly");
  static final Key<Scalar> REPORT_LEVEL =
      Key.of("report_level", Common.NAME)
          .needed()
          .says("Level of org units that reports; visits below are counted together.")
          .example("site");
  static final Key<Values> DATA_SET =
      Key.of(
              "data_set",
              Block.of(
                  "data set",
                  "What is reported together for an org unit and a period.",
                  CODE,
                  PERIOD,
                  REPORT_LEVEL))
          .needed()
          .says("The data set of this file.")
          .example("{code: ICCM_MONTHLY, period: monthly, report_level: site}");

  static final Key<DataSet.PushMode> MODE =
      Key.of("mode", Scalars.constant(DataSet.PushMode.class))
          .otherwise(DataSet.PushMode.AUTOMATIC)
          .says("Whether a person approves before anything is sent; `automatic` if absent.")
          .example("automatic");
  static final Key<DataSet.Corrections> CORRECTIONS =
      Key.of("corrections", Scalars.constant(DataSet.Corrections.class))
          .otherwise(DataSet.Corrections.APPROVE)
          .says(
              "With `mode: after_approval`, whether what changes after an approval is approved again"
                  + " or pushed; `approve` if absent.")
          .example("approve");
  static final Key<Values> PUSH =
      Key.of(
              "push",
              new Block(
                      "data set schedule",
                      "When what is due of the data set is sent.",
                      Timing.BLOCK.keys(),
                      Timing.BLOCK.rules())
                  .with(MODE)
                  .with(CORRECTIONS))
          .says("When what is due is sent; every day at 02:00 if absent.")
          .example("{every: day, at: \"02:00\"}");

  static final Key<Values> COMPLETE =
      Key.of("complete", CompleteBlock.BLOCK)
          .says("When a DHIS2 is told that an org unit's figures of a period are complete.")
          .example("{when: every_worker, workers: workers.csv, cut_off_day: 10}");

  static final Key<Labels> LABEL =
      Key.of("label", Common.LABELS)
          .needed()
          .says("What people call it.")
          .example("{en: RDT positive, fr: TDR positifs}");
  static final Key<String> COUNT =
      Key.of("count", Scalars.oneOf("visits")).says("Counts visits.").example("visits");
  static final Key<Scalar> SUM =
      Key.of("sum", Scalars.TEXT).says("Adds up a number field.").example("rutf_sachets");
  static final Key<Scalar> COUNT_DISTINCT =
      Key.of("count_distinct", Scalars.TEXT)
          .says("Counts the different values of a field.")
          .example("patient_id");
  static final Key<List<Scalar>> SPLIT =
      Key.of("split", Shapes.list(Scalars.TEXT))
          .says("Coded or yes/no fields by which it is disaggregated.")
          .example("[age_band, sex]");
  static final Key<Boolean> SEND_ZERO =
      Key.of("send_zero", Scalars.YES_NO)
          .otherwise(false)
          .says("Whether a figure that was sent and became empty is sent as 0; else it is deleted.")
          .example("yes");
  static final Key<Scalar> DHIS2 =
      Key.of("dhis2", Scalars.TEXT)
          .says("Binding table (CSV) of the element; by default it is found by its code.")
          .example("bindings/mal_pos.csv");
  private static final Block ELEMENT =
      Block.of(
              "data element",
              "A rule that counts or sums visits. Without a condition it takes all of them.",
              LABEL,
              COUNT,
              SUM,
              COUNT_DISTINCT,
              Conditions.WHERE,
              Conditions.WHEN,
              SPLIT,
              SEND_ZERO,
              DHIS2)
          .exactlyOne(COUNT, SUM, COUNT_DISTINCT);
  static final Key<List<Named<Values>>> DATA_ELEMENTS =
      Key.of("data_elements", Shapes.table(ELEMENT))
          .needed()
          .says("Data elements by code.")
          .example("{MAL_POS: {…}}");

  static final Block BLOCK =
      Block.of(
          "indicators/*.yaml",
          "A data set and its data elements.",
          DATA_SET,
          PUSH,
          COMPLETE,
          DATA_ELEMENTS);

  private DataSetBlock() {}
}
