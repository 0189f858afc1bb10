package org.relais.cli;

import java.io.PrintWriter;
import java.util.List;
import org.relais.delivery.DeliveryState;
import org.relais.delivery.TargetState;
import org.relais.ledger.ErrorCause;

/** What waits, for people: what needs them first, then what goes on by itself. */
final class ErrorListPrinter {
  private final Messages messages;
  private final ErrorWords words;
  private final PrintWriter out;

  ErrorListPrinter(Messages messages, ErrorWords words, PrintWriter out) {
    this.messages = messages;
    this.words = words;
    this.out = out;
  }

  /**
   * @param stopped targets to which nothing is sent now
   * @param discarded how many items are set aside and not among the causes
   */
  void print(List<ErrorCause> causes, List<TargetState> stopped, long discarded) {
    print(causes);
    if (!stopped.isEmpty()) {
      out.println(messages.text("errors.targets"));
      stopped.forEach(this::print);
      out.println();
    }
    if (causes.isEmpty()) {
      out.println(messages.text("errors.nothing"));
    }
    if (discarded > 0) {
      out.println(messages.text("errors.discarded", discarded));
    }
    in(DeliveryState.PARKED, causes).stream().findFirst().ifPresent(this::printNext);
  }

  /** The causes alone. */
  void print(List<ErrorCause> causes) {
    section("errors.parked", in(DeliveryState.PARKED, causes));
    section("errors.waiting", in(DeliveryState.WAITING, causes));
    section("errors.setAside", in(DeliveryState.DISCARDED, causes));
  }

  /** What a person can do next about a cause. */
  void printNext(ErrorCause cause) {
    out.println(messages.text("errors.next", cause.id().toString()));
  }

  private static List<ErrorCause> in(DeliveryState state, List<ErrorCause> causes) {
    return causes.stream().filter(cause -> cause.state() == state).toList();
  }

  private void section(String title, List<ErrorCause> causes) {
    if (!causes.isEmpty()) {
      out.println(messages.text(title));
      causes.forEach(this::print);
      out.println();
    }
  }

  private void print(ErrorCause cause) {
    out.println(
        "  %-5s %s (%s): %s"
            .formatted(
                cause.id(),
                words.items(cause),
                ErrorWords.origin(cause),
                messages.label(cause.message())));
    indented(words.remedy(cause.owner(), cause.code(), cause.remedy()));
    String seen =
        messages.text("errors.seen", words.time(cause.firstSeen()), words.time(cause.lastSeen()));
    String next =
        cause.nextTry() == null
            ? ""
            : " " + messages.text("errors.nextTry", words.time(cause.nextTry()));
    indented(
        seen
            + next
            + " "
            + messages.text("errors.example", cause.example().toString())
            + " ["
            + cause.code()
            + "]");
  }

  private void print(TargetState state) {
    TargetState.Down down = state.down();
    TargetState.Pause pause = state.pause();
    TargetState.Stop stop = state.stop();
    if (down != null) {
      out.println(
          "  "
              + messages.text(
                  "errors.down",
                  state.target(),
                  words.time(down.since()),
                  messages.label(down.cause().message()),
                  words.time(down.askedAgain())));
    }
    if (pause != null) {
      out.println(
          "  "
              + messages.text(
                  "errors.paused",
                  state.target(),
                  words.time(pause.since()),
                  pause.who(),
                  pause.reason()));
    }
    if (stop != null) {
      out.println(
          "  "
              + messages.text(
                  "errors.stopped",
                  state.target(),
                  words.time(stop.since()),
                  messages.label(stop.cause().message())));
    }
  }

  private void indented(String line) {
    out.println("        " + line);
  }
}
