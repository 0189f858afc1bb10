package org.relais.target.dhis2;

import java.time.Duration;
import java.util.List;
import org.relais.http.HttpAnswer;
import org.relais.http.UnreachableException;

/**
 * Sends rows to {@code POST /api/dataValueSets}, large requests as a job in the background of the
 * server. The strict flags make 2.42 refuse what 2.43 refuses anyway; {@code force} is never used.
 */
final class Imports {
  private static final String PATH =
      "/api/dataValueSets?importStrategy=CREATE_AND_UPDATE&strictPeriods=true"
          + "&strictDataElements=true&strictCategoryOptionCombos=true"
          + "&strictOrganisationUnits=true&requireCategoryOptionCombo=true";

  private final Dhis2Session session;
  private final Troubles troubles;
  private final ReplyReader replies;
  private final ImportJobs jobs;
  private final Duration timeout;
  private final int asyncAbove;

  Imports(
      Dhis2Session session,
      Troubles troubles,
      ImportJobs jobs,
      Duration timeout,
      Dhis2Request request) {
    this.session = session;
    this.troubles = troubles;
    this.replies = new ReplyReader(troubles);
    this.jobs = jobs;
    this.timeout = timeout;
    this.asyncAbove = request.asyncAbove();
  }

  /**
   * @param dataSet uid
   */
  Verdict send(String dataSet, List<DataRow> rows) {
    boolean async = rows.size() > asyncAbove;
    HttpAnswer answer;
    try {
      byte[] body = DataValueSetJson.write(dataSet, rows);
      answer = session.post(async ? PATH + "&async=true" : PATH, body, timeout);
    } catch (UnreachableException unreachable) {
      return new Verdict.Settled(troubles.unreachable(unreachable).reply());
    }
    // A server that will not work in the background answers with the summary at once.
    return async && answer.status() == 200
        ? ImportJobs.id(answer)
            .map(job -> read(jobs.await(job), rows))
            .orElseGet(() -> replies.read(answer, rows))
        : replies.read(answer, rows);
  }

  /** Has the server check rows as {@link #send} would have it, and store nothing. */
  Verdict tryOut(String dataSet, List<DataRow> rows) {
    try {
      byte[] body = DataValueSetJson.write(dataSet, rows);
      return replies.read(session.post(PATH + "&dryRun=true", body, timeout), rows);
    } catch (UnreachableException unreachable) {
      return new Verdict.Settled(troubles.unreachable(unreachable).reply());
    }
  }

  private Verdict read(ImportJobs.Ending ending, List<DataRow> rows) {
    return ending instanceof ImportJobs.Ending.Finished finished
        ? replies.read(finished.summary(), rows)
        : new Verdict.Settled(((ImportJobs.Ending.Unknown) ending).trouble().reply());
  }
}
