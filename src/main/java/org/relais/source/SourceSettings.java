package org.relais.source;

/** What a kind of source needs to know; one record in each sub-package. */
public interface SourceSettings {}
