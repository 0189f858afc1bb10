/** Any paged JSON interface. */
@NullMarked
package org.relais.source.rest;

import org.jspecify.annotations.NullMarked;
