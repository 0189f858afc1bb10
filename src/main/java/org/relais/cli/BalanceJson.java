package org.relais.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.RecountCheck;
import org.relais.ledger.WaitingForApproval;

/** The balance sheet as JSON for programs; the keys are part of what Relais promises. */
final class BalanceJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BalanceJson() {}

  private record Sheet(
      boolean balanced,
      List<BalanceSheet.SourceLine> sources,
      List<BalanceSheet.TargetLine> targets,
      List<WaitingForApproval> waitingForApproval,
      @JsonInclude(JsonInclude.Include.NON_NULL) RecountCheck.@Nullable Found recount) {}

  /**
   * @param recount null where none was asked for
   */
  static String write(
      BalanceSheet sheet, List<WaitingForApproval> waiting, RecountCheck.@Nullable Found recount)
      throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(
            new Sheet(sheet.balanced(), sheet.sources(), sheet.targets(), waiting, recount));
  }
}
