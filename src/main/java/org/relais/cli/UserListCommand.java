package org.relais.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.relais.console.account.Account;
import org.relais.console.account.AccountLine;
import org.relais.console.account.AccountList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code relais user list}: the accounts. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class UserListCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private AccountWork work;

  UserListCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.on(
        messages,
        ledger -> {
          TextTable table = new TextTable();
          table.row(messages.text("user.header").split("\\|"));
          for (AccountLine line :
              new AccountList(ledger, AccountWork.clock()).list("", null, "", Integer.MAX_VALUE)) {
            Account account = line.account();
            table.row(
                account.name(),
                account.role().word(),
                account.sources().stream().sorted().collect(Collectors.joining(" ")),
                messages.text("user.way." + line.way().name()),
                account.disabled() ? messages.text("user.disabled") : "");
          }
          table.lines().forEach(work::say);
          return ExitCode.DONE;
        });
  }
}
