package org.relais.trial;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a change feed: a revision of a report.
 *
 * @param sequence place in the feed, from 1 on
 * @param revision number of the revision of this report, from 1 on
 * @param answers by dictionary field, or null where the report was deleted
 */
record Change(int sequence, String id, int revision, @Nullable Map<String, Object> answers) {}
