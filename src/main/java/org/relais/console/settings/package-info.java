/** Who may come in and what they may, and what people set for themselves. */
@NullMarked
package org.relais.console.settings;

import org.jspecify.annotations.NullMarked;
