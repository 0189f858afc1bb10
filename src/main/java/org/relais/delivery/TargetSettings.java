package org.relais.delivery;

/** What a kind of target needs to know; one record in each sub-package of {@code target}. */
public interface TargetSettings {}
