/** The servers and folders that take what was counted: how they stand, and what a person does. */
@NullMarked
package org.relais.console.targets;

import org.jspecify.annotations.NullMarked;
