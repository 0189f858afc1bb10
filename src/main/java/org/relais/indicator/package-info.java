/** Visits to the cells of a data set. Pure functions. */
@NullMarked
package org.relais.indicator;

import org.jspecify.annotations.NullMarked;
