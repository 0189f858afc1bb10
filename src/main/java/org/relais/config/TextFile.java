package org.relais.config;

/**
 * A file of the configuration folder.
 *
 * @param label as diagnostics name it
 * @param text with line feeds only
 */
record TextFile(String label, String text) {}
