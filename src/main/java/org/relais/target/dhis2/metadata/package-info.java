/** Writes what a DHIS2 server lacks as metadata that it can import; pure, without any request. */
@NullMarked
package org.relais.target.dhis2.metadata;

import org.jspecify.annotations.NullMarked;
