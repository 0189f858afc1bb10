/** What differs between two configurations, file by file and line by line. */
@NullMarked
package org.relais.console.diff;

import org.jspecify.annotations.NullMarked;
