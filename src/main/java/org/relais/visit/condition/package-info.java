/** Conditions on a visit: {@code where:} lists and CEL, compiled to the same closures. */
@NullMarked
package org.relais.visit.condition;

import org.jspecify.annotations.NullMarked;
