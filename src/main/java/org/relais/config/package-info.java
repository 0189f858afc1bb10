/** Configuration text to a {@link org.relais.config.Deployment}, or diagnostics. */
@NullMarked
package org.relais.config;

import org.jspecify.annotations.NullMarked;
