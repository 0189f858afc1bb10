/** Failed transfers: what waits for a person, by cause, and what a person does about it. */
@NullMarked
package org.relais.console.errors;

import org.jspecify.annotations.NullMarked;
