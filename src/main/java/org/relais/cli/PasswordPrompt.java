package org.relais.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.relais.console.account.PasswordRules;
import org.relais.visit.Labels;

/** Asks for a new password: twice and unseen at a terminal, else one line of standard input. */
final class PasswordPrompt {
  private final Messages messages;

  PasswordPrompt(Messages messages) {
    this.messages = messages;
  }

  /**
   * @throws CommandStopped where the password cannot be taken
   */
  String ask(String account) {
    Console terminal = System.console();
    String password = terminal == null ? line() : twice(terminal, account);
    Optional<Labels> fault = PasswordRules.fault(account, password);
    if (fault.isPresent()) {
      throw new CommandStopped(ExitCode.USAGE, messages.label(fault.get()));
    }
    return password;
  }

  private String twice(Console terminal, String account) {
    char[] first = terminal.readPassword("%s ", messages.text("user.password.new", account));
    char[] second = terminal.readPassword("%s ", messages.text("user.password.again"));
    if (first == null || !Arrays.equals(first, second)) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("user.password.differ"));
    }
    return new String(first);
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
