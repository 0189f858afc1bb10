/** Who comes in, and what the browser may do with what it gets. */
@NullMarked
package org.relais.console.security;

import org.jspecify.annotations.NullMarked;
