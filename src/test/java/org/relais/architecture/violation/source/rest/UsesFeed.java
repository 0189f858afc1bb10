package org.relais.architecture.violation.source.rest;

import org.relais.architecture.violation.source.cht.Feed;

/** Breaks: source types do not know each other. */
public final class UsesFeed {
  Feed used = new Feed();
}
