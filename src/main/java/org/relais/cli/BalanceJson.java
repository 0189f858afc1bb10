package org.relais.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetState;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.RecountCheck;
import org.relais.ledger.WaitingForApproval;

/** The balance sheet as JSON for programs; the keys are part of what Relais promises. */
final class BalanceJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BalanceJson() {}

  private record Sheet(
      boolean balanced,
      List<Source> sources,
      List<Target> targets,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WaitingForApproval> waitingForApproval,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NotUp> notUp,
      @JsonInclude(JsonInclude.Include.NON_NULL) RecountCheck.@Nullable Found recount) {}

  /** What a person set aside is a rejected record still. */
  private record Source(
      String source, long pulled, long mapped, long rejected, long ignored, long voided) {
    static Source of(BalanceSheet.SourceLine line) {
      return new Source(
          line.source(),
          line.pulled(),
          line.mapped(),
          line.rejected() + line.discarded(),
          line.ignored(),
          line.voided());
    }
  }

  private record Target(String target, States cells, States visits) {
    static Target of(BalanceSheet.TargetLine line) {
      return new Target(line.target(), States.of(line.cells()), States.of(line.visits()));
    }
  }

  /** Whether it is to be sent now or waits for the clock: due is due. */
  private record States(long acknowledged, long due, long parked, long discarded) {
    static States of(BalanceSheet.States states) {
      return new States(states.acknowledged(), states.due(), states.parked(), states.discarded());
    }
  }

  /** A target to which nothing is sent now; times in ISO 8601. */
  private record NotUp(
      String target, String state, String since, @Nullable String nextTry, String why) {
    static NotUp of(TargetState state) {
      String name = state.target();
      if (state.pause() != null) {
        String since = state.pause().since().toString();
        return new NotUp(name, "paused", since, null, state.pause().reason());
      }
      if (state.stop() != null) {
        String since = state.stop().since().toString();
        return new NotUp(name, "stopped", since, null, state.stop().cause().code());
      }
      TargetState.Down down = Objects.requireNonNull(state.down());
      return new NotUp(
          name, "down", down.since().toString(), down.askedAgain().toString(), down.cause().code());
    }
  }

  /**
   * @param recount null where none was asked for
   */
  static String write(
      BalanceSheet sheet,
      List<WaitingForApproval> waiting,
      List<TargetState> states,
      RecountCheck.@Nullable Found recount)
      throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(
            new Sheet(
                sheet.balanced(),
                sheet.sources().stream().map(Source::of).toList(),
                sheet.targets().stream().map(Target::of).toList(),
                waiting,
                states.stream().filter(state -> !state.isUp()).map(NotUp::of).toList(),
                recount));
  }
}
