/** The figures: what was calculated, what DHIS2 has of it, and the visits behind. */
@NullMarked
package org.relais.console.figures;

import org.jspecify.annotations.NullMarked;
