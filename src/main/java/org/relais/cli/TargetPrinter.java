package org.relais.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetState;
import org.relais.delivery.TargetStates;
import org.relais.ledger.BalanceSheet;

/** How it stands with the targets, for people. */
final class TargetPrinter {
  private final Messages messages;
  private final PrintWriter out;
  private final DateTimeFormatter times;

  /**
   * @param zone in which times are shown
   */
  TargetPrinter(Messages messages, ZoneId zone, PrintWriter out) {
    this.messages = messages;
    this.out = out;
    this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
  }

  /** All targets, with what waits for them. */
  void table(List<TargetDefinition> targets, TargetStates states, BalanceSheet sheet) {
    Map<String, BalanceSheet.TargetLine> lines =
        sheet.targets().stream()
            .collect(Collectors.toMap(BalanceSheet.TargetLine::target, Function.identity()));
    TextTable table = new TextTable().row(messages.text("targets.heading").split("\\|"));
    for (TargetDefinition target : targets) {
      TargetState state = states.of(target.name());
      BalanceSheet.@Nullable TargetLine line = lines.get(target.name());
      table.row(
          target.name(),
          word(state),
          time(since(state)),
          state.isHeld() || state.down() == null ? "" : time(state.down().askedAgain()),
          String.valueOf(line == null ? 0 : line.cells().due() + line.visits().due()),
          String.valueOf(line == null ? 0 : line.cells().parked() + line.visits().parked()));
    }
    table.lines().forEach(out::println);
    held(targets, states);
  }

  /** The targets to which nothing is sent now, and why; nothing where all are well. */
  void held(List<TargetDefinition> targets, TargetStates states) {
    List<TargetState> held =
        targets.stream()
            .map(target -> states.of(target.name()))
            .filter(state -> !state.isUp())
            .toList();
    if (!held.isEmpty()) {
      out.println();
    }
    held.forEach(state -> out.println(sentence(state)));
  }

  private String sentence(TargetState state) {
    TargetState.Pause pause = state.pause();
    TargetState.Stop stop = state.stop();
    TargetState.Down down = state.down();
    if (pause != null) {
      return messages.text(
          "targets.pausedBy", state.target(), pause.who(), time(pause.since()), pause.reason());
    }
    if (stop != null) {
      return messages.text(
          "targets.stoppedBy",
          state.target(),
          time(stop.since()),
          messages.label(stop.cause().message()));
    }
    return down == null
        ? ""
        : messages.text(
            "targets.downSince",
            state.target(),
            time(down.since()),
            down.failedTries(),
            time(down.askedAgain()),
            messages.label(down.cause().message()));
  }

  private String word(TargetState state) {
    if (state.pause() != null) {
      return messages.text("targets.paused");
    }
    if (state.stop() != null) {
      return messages.text("targets.stopped");
    }
    return messages.text(state.down() != null ? "targets.down" : "targets.up");
  }

  private static @Nullable Instant since(TargetState state) {
    if (state.pause() != null) {
      return state.pause().since();
    }
    if (state.stop() != null) {
      return state.stop().since();
    }
    return state.down() == null ? null : state.down().since();
  }

  String time(@Nullable Instant time) {
    return time == null ? "" : times.format(time);
  }
}
