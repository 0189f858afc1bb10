package org.relais.architecture.violation.source.cht;

/** What one source type keeps to itself. */
public final class Feed {}
