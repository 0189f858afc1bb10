/** A DHIS2 server's Web API. */
@NullMarked
package org.relais.target.dhis2;

import org.jspecify.annotations.NullMarked;
