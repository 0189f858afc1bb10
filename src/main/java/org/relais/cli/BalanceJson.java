package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.WaitingForApproval;

/** The balance sheet as JSON for programs; the keys are part of what Relais promises. */
final class BalanceJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BalanceJson() {}

  private record Sheet(
      boolean balanced,
      List<BalanceSheet.SourceLine> sources,
      List<BalanceSheet.TargetLine> targets,
      List<WaitingForApproval> waitingForApproval) {}

  static String write(BalanceSheet sheet, List<WaitingForApproval> waiting)
      throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(new Sheet(sheet.balanced(), sheet.sources(), sheet.targets(), waiting));
  }
}
