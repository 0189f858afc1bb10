/** What is due at a target, how it is sent, and what became of it. */
@NullMarked
package org.relais.delivery;

import org.jspecify.annotations.NullMarked;
