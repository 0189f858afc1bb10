/** Tells people that something fails, and that it ended. */
@NullMarked
package org.relais.alert;

import org.jspecify.annotations.NullMarked;
