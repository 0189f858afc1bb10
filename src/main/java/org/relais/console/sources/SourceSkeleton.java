package org.relais.console.sources;

import static org.relais.console.sources.NewSource.text;

/** The first text of a source's file: its connection, and a mapping to be filled in. */
final class SourceSkeleton {
  private static final String HEAD =
      """
      # %1$s. The connection is complete; below, write from where in a record each field of a visit
      # comes. Try the source to see its records, and take their paths from there.
      source: %1$s
      type: %2$s
      """;

  private static final String REST =
      """
      # Where in the answer the list of records is; leave it out where the answer is the list.
      records: results
      # Where in a record its id, the time of its last change and its form are.
      id: id
      updated_at: updated_at
      form: form
      page: {by: next_link, next: next}
      # How the interface is asked for what changed; leave it out where it cannot be.
      since: {parameter: updated_since, overlap: 10 minutes}
      """;

  private static final String FILE =
      """
      format: csv
      # The column with the number of the record, and the one by which a newer one is known.
      id: id
      form: {value: %s}
      """;

  private static final String FORMS =
      """

      forms:
        # The name of the form as the records say it.
        %s:
          visit: sick_child
          fields:
            visit_date:  {from: visit_date}
            org_unit:    {from: org_unit, lookup: org_units}
            worker_type: {value: asc}
            # birth_date:  {from: birth_date}
            # sex:         {from: sex, codes: {female: F, male: M}}
            # fever:       {from: fever}
            # malaria_rdt: {from: rdt, codes: {pos: positive, neg: negative, nd: not_done}}
      """;

  private SourceSkeleton() {}

  static String of(NewSource source) {
    String name = text(source.name());
    boolean file = "file".equals(source.type());
    String form = file ? "register" : "visit";
    return HEAD.formatted(name, text(source.type()))
        + (file ? "folder: " : "url: ")
        + quoted(text(source.url()))
        + "\n"
        + (file ? "" : auth(source))
        + "time_zone: "
        + text(source.timeZone())
        + "\n"
        + "pull: {every: "
        + text(source.every())
        + "}\n"
        + ("rest".equals(source.type()) ? REST : file ? FILE.formatted(form) : "")
        + FORMS.formatted(form);
  }

  private static String auth(NewSource source) {
    String secret = "${" + source.secretName() + "}";
    return switch (text(source.auth())) {
      case "basic" ->
          "auth: {basic: {username: "
              + quoted(text(source.username()))
              + ", password: "
              + secret
              + "}}\n";
      case "bearer" -> "auth: {bearer: " + secret + "}\n";
      default -> "";
    };
  }

  /** A reference to a variable stands as it is. */
  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\") + "\"";
  }
}
