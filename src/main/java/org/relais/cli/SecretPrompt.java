package org.relais.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Asks for a secret: unseen at a terminal, else one line of standard input; never an argument. */
final class SecretPrompt {
  private final Messages messages;

  SecretPrompt(Messages messages) {
    this.messages = messages;
  }

  /**
   * @throws CommandStopped where nothing was given
   */
  String ask(String name) {
    Console terminal = System.console();
    String value = terminal == null ? line() : unseen(terminal, name);
    if (value.isBlank()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("secrets.nothing", name));
    }
    return value;
  }

  private String unseen(Console terminal, String name) {
    char[] value = terminal.readPassword("%s ", messages.text("secrets.value", name));
    return value == null ? "" : new String(value);
  }

  private static String line() {
    try {
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Objects.requireNonNullElse(input.readLine(), "");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
