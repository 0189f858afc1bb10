/** One HTTP call, as sources and targets make it. */
@NullMarked
package org.relais.http;

import org.jspecify.annotations.NullMarked;
