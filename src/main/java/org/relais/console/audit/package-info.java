/** What people did. */
@NullMarked
package org.relais.console.audit;

import org.jspecify.annotations.NullMarked;
