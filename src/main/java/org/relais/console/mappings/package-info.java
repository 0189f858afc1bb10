/** The configuration in the browser: edited as a draft, tested, published, gone back to. */
@NullMarked
package org.relais.console.mappings;

import org.jspecify.annotations.NullMarked;
