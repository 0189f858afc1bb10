/** Figures about the work for Prometheus; nothing in them names a person. */
@NullMarked
package org.relais.console.metrics;

import org.jspecify.annotations.NullMarked;
