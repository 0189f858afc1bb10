/** Two field systems on this machine, which answer from the example files. */
@NullMarked
package org.relais.cli.demo;

import org.jspecify.annotations.NullMarked;
