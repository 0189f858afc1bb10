package org.relais.console.tables;

/**
 * A table in a list.
 *
 * @param path in the configuration folder
 * @param writes whether the reader may change it
 */
public record TableLine(String path, TableText.Kind kind, int rows, boolean writes) {}
