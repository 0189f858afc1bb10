/** YAML text to nodes that know where they stand. */
@NullMarked
package org.relais.config.yaml;

import org.jspecify.annotations.NullMarked;
