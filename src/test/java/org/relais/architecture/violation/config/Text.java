package org.relais.architecture.violation.config;

/** Something that others must not use. */
public final class Text {}
