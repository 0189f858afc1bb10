package org.relais.console.figures;

import org.jspecify.annotations.Nullable;

/**
 * Which figures somebody asks for, as it stands in an address; what is left out is chosen.
 *
 * @param dataSet code of a data set
 * @param target name of a target that gets it
 * @param orgUnit code of an org unit; its figures are those of all below it
 * @param period as DHIS2 writes it
 */
public record FigureQuery(
    @Nullable String dataSet,
    @Nullable String target,
    @Nullable String orgUnit,
    @Nullable String period) {}
