package org.relais.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Accounts;
import org.relais.console.account.OpenIdAccounts;
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

  @Option(names = "--openid", descriptionKey = "user.openid")
  private boolean openId;

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
    if (openId && noPassword) {
      throw work.wrong(messages.text("user.oneWay"));
    }
    @Nullable String password =
        openId || noPassword ? null : new PasswordPrompt(messages).ask(name);
    return work.on(
        messages,
        ledger -> {
          boolean made = add(ledger, known, password);
          work.say(messages.text(made ? "user.added" : "user.taken", name, known.word()));
          return made ? ExitCode.DONE : ExitCode.USAGE;
        });
  }

  private boolean add(DataSource ledger, Role known, @Nullable String password) {
    Set<String> its = Set.copyOf(sources);
    return openId
        ? new OpenIdAccounts(ledger, AccountWork.clock()).add(name, known, its, Account.name())
        : new Accounts(ledger, AccountWork.clock()).add(name, known, its, password, Account.name());
  }
}
