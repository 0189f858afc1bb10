/** Work that takes longer than a reader waits: it goes on by itself, and its page tells how far. */
@NullMarked
package org.relais.console.work;

import org.jspecify.annotations.NullMarked;
