/** The command line. */
@NullMarked
package org.relais.cli;

import org.jspecify.annotations.NullMarked;
