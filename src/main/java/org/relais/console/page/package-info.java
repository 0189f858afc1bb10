/** What all pages share: layout, words, language, errors, and the way in. */
@NullMarked
package org.relais.console.page;

import org.jspecify.annotations.NullMarked;
