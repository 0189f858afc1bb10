package org.relais.architecture.violation.route;

/** Something that others must not use. */
public final class Wire {}
