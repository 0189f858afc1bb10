package org.relais.config.spec;

import org.relais.config.yaml.Node.Scalar;

/** A value under a name that the configuration chooses. */
public record Named<T>(Scalar name, T value) {}
