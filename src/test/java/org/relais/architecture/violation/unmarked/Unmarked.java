package org.relais.architecture.violation.unmarked;

/** Breaks: packages are null-marked. */
public final class Unmarked {}
