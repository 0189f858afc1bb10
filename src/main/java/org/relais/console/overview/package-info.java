/**
 * The first page: what needs a person today, the record check, and how sources and targets stand.
 */
@NullMarked
package org.relais.console.overview;

import org.jspecify.annotations.NullMarked;
