/** Who may look at the console, and act in it. */
@NullMarked
package org.relais.console.account;

import org.jspecify.annotations.NullMarked;
