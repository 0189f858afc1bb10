/** What waits for a person's approval before it is sent. */
@NullMarked
package org.relais.console.approval;

import org.jspecify.annotations.NullMarked;
