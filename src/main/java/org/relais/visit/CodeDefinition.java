package org.relais.visit;

/**
 * One answer that a coded field may hold.
 *
 * @param code as conditions write it, such as {@code positive}
 * @param option code of the DHIS2 category option that stands for it, such as {@code RDT_POS}
 */
public record CodeDefinition(String code, Labels label, String option) {}
