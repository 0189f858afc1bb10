package org.relais.fhir;

/** A code and the system that defines it, such as {@code loinc 8310-5}. */
public record Coding(Terminology system, String code) {}
