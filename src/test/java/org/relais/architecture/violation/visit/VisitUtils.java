package org.relais.architecture.violation.visit;

/** Breaks: names say what a class is. */
public final class VisitUtils {}
