/**
 * The operator's console: what people see of Relais in a browser, and what machines ask it over
 * HTTP.
 */
@NullMarked
package org.relais.console;

import org.jspecify.annotations.NullMarked;
