package org.relais.target.dhis2;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.relais.target.dhis2.SiteProposal.Basis;
import org.relais.target.dhis2.SiteProposal.Candidate;

/**
 * Writes proposals as the table that a person confirms: {@code
 * code,uid,confirmed,name,parent,server_name,server_parent,score,basis,candidates}. {@code
 * confirmed} is {@code yes} for equal codes only; a row without it, or without a uid, is not used.
 */
public final class SiteProposals {
  /** In the order of {@link #row}. */
  public static final List<String> COLUMNS =
      List.of(
          "code",
          "uid",
          "confirmed",
          "name",
          "parent",
          "server_name",
          "server_parent",
          "score",
          "basis",
          "candidates");

  private SiteProposals() {}

  /**
   * @throws UncheckedIOException where {@code out} fails
   */
  public static void write(List<SiteProposal> proposals, Writer out) {
    try {
      CsvWriter csv = CsvWriter.builder().build(out);
      csv.writeRecord(COLUMNS);
      proposals.forEach(proposal -> csv.writeRecord(row(proposal)));
      csv.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One row of the table. */
  public static List<String> row(SiteProposal proposal) {
    boolean clear = proposal.basis() == Basis.CODE || proposal.basis() == Basis.NAME;
    String parent = Objects.requireNonNullElse(proposal.parentName(), "");
    if (!clear) {
      return List.of(
          proposal.unit().code(),
          "",
          "",
          proposal.unit().name(),
          parent,
          "",
          "",
          "",
          proposal.basis().word(),
          choice(proposal.candidates()));
    }
    Candidate best = proposal.candidates().get(0);
    return List.of(
        proposal.unit().code(),
        best.unit().id(),
        proposal.basis() == Basis.CODE ? "yes" : "",
        proposal.unit().name(),
        parent,
        best.unit().name(),
        Objects.requireNonNullElse(best.unit().parentName(), ""),
        score(best),
        proposal.basis().word(),
        "");
  }

  private static String choice(List<Candidate> candidates) {
    return candidates.stream()
        .map(c -> "%s %s (%s)".formatted(c.unit().id(), c.unit().name(), score(c)))
        .collect(Collectors.joining(" | "));
  }

  private static String score(Candidate candidate) {
    return String.format(Locale.ROOT, "%.2f", candidate.score());
  }
}
