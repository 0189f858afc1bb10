package org.relais.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.relais.visit.Labels;

/**
 * Under which account the programs of PostgreSQL run. They refuse to run as root and as a user that
 * has no name. Such an account enters a user namespace, in which it is nobody but may still use its
 * own files; where the machine forbids that (most containers), root becomes the user "nobody" and
 * gives it the folder.
 *
 * @param prefix the command that a program's command line is put behind
 * @param owner numeric id of the user and group that own the database's files
 */
record ServerAccount(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;
  private static final int ROOT = 0;

  /** What Java calls a user that has only a number, as containers like to start programs. */
  private static final String NAMELESS = "?";

  private static final int UNCHANGED = -1;

  static ServerAccount find(Path folder) throws IOException, LedgerUnavailableException {
    String user = System.getProperty("user.name", NAMELESS);
    boolean root = user.equals("root");
    if (!root && !user.equals(NAMELESS)) {
      return new ServerAccount(List.of(), UNCHANGED);
    }
    List<String> namespace = List.of("unshare", "-U");
    if (succeeds(namespace, "true")) {
      return new ServerAccount(namespace, root ? ROOT : UNCHANGED);
    }
    if (root) {
      return nobody(folder);
    }
    throw new LedgerUnavailableException(
        new Labels(
            "PostgreSQL does not run under an account without a name. Start Relais software as a user that the system knows (an entry in /etc/passwd), or configure a database server.",
            "PostgreSQL ne fonctionne pas sous un compte sans nom. Lancez le logiciel Relais comme un utilisateur que le système connaît (une ligne dans /etc/passwd), ou configurez un serveur de base de données."));
  }

  /** The account for a machine that gives root no user namespace. */
  static ServerAccount nobody(Path folder) throws IOException, LedgerUnavailableException {
    List<String> nobody =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (!succeeds(nobody, "test", "-x", folder.toAbsolutePath().toString())) {
      throw new LedgerUnavailableException(
          new Labels(
              "PostgreSQL does not run as root, and another account cannot enter the data folder %s. Start Relais software as an ordinary user, or name a folder under `data:` in relais.yaml that every account may enter, or configure a database server."
                  .formatted(folder),
              "PostgreSQL ne fonctionne pas sous root, et un autre compte ne peut pas entrer dans le dossier de données %s. Lancez le logiciel Relais comme utilisateur ordinaire, ou indiquez sous `data:` dans relais.yaml un dossier où tout compte peut entrer, ou configurez un serveur de base de données."
                  .formatted(folder)));
    }
    return new ServerAccount(nobody, NOBODY);
  }

  List<String> command(String... words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }

  /** Gives the account the files that an earlier start may have made under another one. */
  void own(Path path) throws IOException {
    if (owner == UNCHANGED || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!Integer.valueOf(owner).equals(Files.getAttribute(file, "unix:uid"))) {
          Files.setAttribute(file, "unix:uid", owner);
          Files.setAttribute(file, "unix:gid", owner);
        }
      }
    }
  }

  private static boolean succeeds(List<String> prefix, String... words) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
