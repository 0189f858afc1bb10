/** The field systems: how they stand, and what a person does with them. */
@NullMarked
package org.relais.console.sources;

import org.jspecify.annotations.NullMarked;
