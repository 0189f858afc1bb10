/** The tree of org units, as pages show it and people pick from it. */
@NullMarked
package org.relais.console.orgunits;

import org.jspecify.annotations.NullMarked;
