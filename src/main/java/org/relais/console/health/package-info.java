/** Whether the program lives and is ready, for those who watch it. */
@NullMarked
package org.relais.console.health;

import org.jspecify.annotations.NullMarked;
