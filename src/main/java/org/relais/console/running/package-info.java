/** The work that goes on beside the console. */
@NullMarked
package org.relais.console.running;

import org.jspecify.annotations.NullMarked;
