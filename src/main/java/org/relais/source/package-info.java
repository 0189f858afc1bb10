/** What every field system looks like from here: pages of submissions behind a cursor. */
@NullMarked
package org.relais.source;

import org.jspecify.annotations.NullMarked;
