package org.relais.route;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** A route file cannot be used; the labels tell the person which, where in it, and what to do. */
public final class BrokenRouteException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern LINE = Pattern.compile("line:? (\\d+)(?:, column:? (\\d+))?");
  private static final int LONGEST = 200;

  private final transient Labels labels;

  private BrokenRouteException(Labels labels, @Nullable Throwable cause) {
    super(labels.en(), cause);
    this.labels = labels;
  }

  /** What is wrong, in both languages. */
  public Labels labels() {
    return labels;
  }

  static BrokenRouteException of(Path file, Throwable broken) {
    String place = file + place(broken);
    String what = firstLine(broken);
    return new BrokenRouteException(
        new Labels(
            place
                + ": this route cannot be read: "
                + what
                + ". Mend the file or restore the one"
                + " that came with the program, then start again",
            place
                + " : cette route est illisible : "
                + what
                + ". Corrigez le fichier ou remettez"
                + " celui du programme, puis redémarrez"),
        broken);
  }

  static BrokenRouteException missing(Path folder, String entrance) {
    return new BrokenRouteException(
        new Labels(
            folder
                + ": no route starts from \""
                + entrance
                + "\", which the pipeline needs. Add it"
                + " or restore the file that came with the program",
            folder
                + " : aucune route ne part de « "
                + entrance
                + " », nécessaire au traitement."
                + " Ajoutez-la ou remettez le fichier du programme"),
        null);
  }

  static BrokenRouteException noFolder(Path folder) {
    return new BrokenRouteException(
        new Labels(
            "the folder of routes " + folder + " does not exist. Put it beside the configuration",
            "le dossier des routes "
                + folder
                + " n'existe pas. Placez-le à côté de la"
                + " configuration"),
        null);
  }

  private static String place(Throwable broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      Matcher line = LINE.matcher(String.valueOf(cause.getMessage()));
      if (line.find()) {
        return ":" + line.group(1) + (line.group(2) == null ? "" : ":" + line.group(2));
      }
    }
    return "";
  }

  private static String firstLine(Throwable broken) {
    Throwable deepest = broken;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String first = String.valueOf(deepest.getMessage()).strip().lines().findFirst().orElse("");
    return first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
  }
}
