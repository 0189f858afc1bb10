/** The dictionary, and the way from a source's record to a visit in its terms. Pure functions. */
@NullMarked
package org.relais.visit;

import org.jspecify.annotations.NullMarked;
