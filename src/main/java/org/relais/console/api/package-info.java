/** What the pages do, for programs: JSON under /api/v1. */
@NullMarked
package org.relais.console.api;

import org.jspecify.annotations.NullMarked;
