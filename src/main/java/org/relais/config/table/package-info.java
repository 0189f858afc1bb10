/** CSV tables whose cells know where they stand. */
@NullMarked
package org.relais.config.table;

import org.jspecify.annotations.NullMarked;
