package org.relais.console.overview;

import java.util.List;
import org.relais.console.view.SourceLine;

/**
 * How many records became what.
 *
 * @param rejected those that wait for a person
 * @param discarded rejected ones that a person set aside
 */
record RecordClasses(long mapped, long rejected, long discarded, long ignored, long voided) {
  static RecordClasses of(List<SourceLine> sources) {
    return new RecordClasses(
        sources.stream().mapToLong(SourceLine::mapped).sum(),
        sources.stream().mapToLong(SourceLine::rejected).sum(),
        sources.stream().mapToLong(SourceLine::discarded).sum(),
        sources.stream().mapToLong(SourceLine::ignored).sum(),
        sources.stream().mapToLong(SourceLine::voided).sum());
  }
}
