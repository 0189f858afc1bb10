/**
 * One declaration of a block of configuration, for four uses: to read it, to say what is wrong with
 * it, and to write its JSON Schema and its reference page.
 */
@NullMarked
package org.relais.config.spec;

import org.jspecify.annotations.NullMarked;
