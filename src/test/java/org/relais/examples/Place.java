package org.relais.examples;

import org.jspecify.annotations.Nullable;

/** One row of {@code org-units.csv}. */
record Place(String code, String name, String level, @Nullable String parent) {}
