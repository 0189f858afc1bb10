/** Tables of the configuration as people fill them: code lists, bindings, site matching. */
@NullMarked
package org.relais.console.tables;

import org.jspecify.annotations.NullMarked;
