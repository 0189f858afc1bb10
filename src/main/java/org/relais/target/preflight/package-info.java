/** What a look at a target finds before anything is sent to it. */
@NullMarked
package org.relais.target.preflight;

import org.jspecify.annotations.NullMarked;
