/** What is wrong, where it stands, and what to write instead. Uses the JDK only. */
@NullMarked
package org.relais.diagnostic;

import org.jspecify.annotations.NullMarked;
