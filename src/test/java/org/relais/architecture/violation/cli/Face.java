package org.relais.architecture.violation.cli;

/** Something that others must not use. */
public final class Face {}
