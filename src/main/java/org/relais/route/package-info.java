/** Camel wiring: which bean runs when. */
@NullMarked
package org.relais.route;

import org.jspecify.annotations.NullMarked;
