/** What the servers of targets have that a table can name, read when a person asks for it. */
@NullMarked
package org.relais.console.catalogue;

import org.jspecify.annotations.NullMarked;
