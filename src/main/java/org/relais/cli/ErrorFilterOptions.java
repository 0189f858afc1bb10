package org.relais.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.Cause;
import org.relais.delivery.DeliveryState;
import org.relais.indicator.Period;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorKind;
import picocli.CommandLine.Option;

/** Which part of the error queue a command is about. */
final class ErrorFilterOptions {
  /** The states as a person types them. */
  enum State {
    PARKED(DeliveryState.PARKED),
    WAITING(DeliveryState.WAITING),
    DISCARDED(DeliveryState.DISCARDED);

    private final DeliveryState state;

    State(DeliveryState state) {
      this.state = state;
    }
  }

  /** The kinds as a person types them. */
  enum Kind {
    VALUE(ErrorKind.CELL),
    VISIT(ErrorKind.VISIT),
    RECORD(ErrorKind.RECORD);

    private final ErrorKind kind;

    Kind(ErrorKind kind) {
      this.kind = kind;
    }
  }

  @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "errors.kind")
  private @Nullable Kind kind;

  @Option(names = "--source", paramLabel = "NAME", descriptionKey = "errors.source")
  private @Nullable String source;

  @Option(names = "--target", paramLabel = "NAME", descriptionKey = "errors.target")
  private @Nullable String target;

  @Option(names = "--org-unit", paramLabel = "CODE", descriptionKey = "scope.orgUnit")
  private @Nullable String orgUnit;

  @Option(names = "--period", paramLabel = "PERIOD", descriptionKey = "period")
  private @Nullable String period;

  @Option(names = "--owner", paramLabel = "OWNER", descriptionKey = "errors.owner")
  private Cause.@Nullable Owner owner;

  @Option(names = "--state", paramLabel = "STATE", descriptionKey = "errors.state")
  private @Nullable State state;

  /**
   * @param states where the command line names none
   * @throws CommandStopped where the org unit or the period is none
   */
  ErrorFilter filter(Deployment deployment, Messages messages, Set<DeliveryState> states) {
    if (orgUnit != null && deployment.orgUnits().find(orgUnit).isEmpty()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("explain.unknownOrgUnit", orgUnit));
    }
    DeliveryState[] meant =
        state == null ? states.toArray(DeliveryState[]::new) : new DeliveryState[] {state.state};
    return ErrorFilter.of(meant)
        .ofKind(kind == null ? null : kind.kind)
        .fromSource(source)
        .atTarget(target)
        .under(orgUnit)
        .during(period(messages))
        .mendedBy(owner);
  }

  /** Whether the command line names a state. */
  boolean namesState() {
    return state != null;
  }

  private @Nullable Period period(Messages messages) {
    String given = period;
    return given == null
        ? null
        : Period.parse(given)
            .orElseThrow(
                () -> new CommandStopped(ExitCode.USAGE, messages.text("errors.badPeriod", given)));
  }
}
