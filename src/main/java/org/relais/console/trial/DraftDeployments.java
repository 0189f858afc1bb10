package org.relais.console.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.running.LiveDeployment;
import org.relais.diagnostic.Severity;
import org.relais.ledger.Drafts;

/**
 * What people's drafts compile to. While somebody types, a draft is often broken: then it is the
 * last that was whole.
 */
public final class DraftDeployments {
  private static final int KEPT = 16;

  private final LiveDeployment live;
  private final Drafts drafts;
  private final Function<Account, Compilation> compiler;
  private final Map<String, Deployment> whole =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deployment> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param compiler of an account's draft
   */
  public DraftDeployments(
      LiveDeployment live, Drafts drafts, Function<Account, Compilation> compiler) {
    this.live = live;
    this.drafts = drafts;
    this.compiler = compiler;
  }

  /** What runs. */
  public Tried active() {
    Deployment now = live.now();
    return new Tried(now, now.files(), false, 0);
  }

  /** What the account works on; what runs where it has no draft. */
  public Tried of(Account account) {
    if (drafts.of(account.name()).isEmpty()) {
      forget(account.name());
      return active();
    }
    SortedMap<String, String> files = drafts.files(account.name());
    Compilation compilation = compiler.apply(account);
    if (compilation instanceof Compilation.Ok ok) {
      keep(account.name(), ok.deployment());
      return new Tried(ok.deployment(), files, true, 0);
    }
    return new Tried(lastWhole(account.name()), files, true, errors(compilation));
  }

  /**
   * A version that was saved; what runs in its place where it does not compile.
   *
   * @param files of the version, as far as the account sees them
   */
  Tried of(Compilation version, SortedMap<String, String> files) {
    return version instanceof Compilation.Ok ok
        ? new Tried(ok.deployment(), files, true, 0)
        : new Tried(live.now(), files, true, errors(version));
  }

  private static long errors(Compilation compilation) {
    return compilation instanceof Compilation.Failed failed
        ? failed.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).count()
        : 0;
  }

  private synchronized void keep(String account, Deployment deployment) {
    whole.put(account, deployment);
  }

  private synchronized void forget(String account) {
    whole.remove(account);
  }

  private synchronized Deployment lastWhole(String account) {
    @Nullable Deployment kept = whole.get(account);
    return kept == null ? live.now() : kept;
  }
}
