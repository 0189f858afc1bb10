package org.relais.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Accounts;
import org.relais.console.account.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code relais user add}: makes an account. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class UserAddCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private AccountWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  @Option(names = "--role", required = true, paramLabel = "ROLE", descriptionKey = "user.role")
  private String role;

  @Option(names = "--source", paramLabel = "SOURCE", descriptionKey = "user.source")
  private List<String> sources = List.of();

  @Option(names = "--no-password", descriptionKey = "user.noPassword")
  private boolean noPassword;

  UserAddCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    if (!Accounts.isName(name)) {
      throw work.wrong(messages.label(Accounts.NOT_A_NAME));
    }
    Role known =
        Role.ofWord(role).orElseThrow(() -> work.wrong(messages.text("user.unknownRole", role)));
    if ((known == Role.SOURCE_OWNER) == sources.isEmpty()) {
      throw work.wrong(messages.text("user.sourcesOfOwner"));
    }
    @Nullable String password = noPassword ? null : new PasswordPrompt(messages).ask(name);
    return work.on(
        messages,
        ledger -> {
          boolean made =
              new Accounts(ledger, AccountWork.clock())
                  .add(name, known, Set.copyOf(sources), password, Account.name());
          work.say(messages.text(made ? "user.added" : "user.taken", name, known.word()));
          return made ? ExitCode.DONE : ExitCode.USAGE;
        });
  }
}
