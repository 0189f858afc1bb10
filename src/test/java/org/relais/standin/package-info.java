/**
 * A DHIS2 server for tests: {@link org.relais.standin.Dhis2StandIn} keeps values, checks what it is
 * sent as versions 2.42 and 2.43 do, and can be told to fail.
 */
@NullMarked
package org.relais.standin;

import org.jspecify.annotations.NullMarked;
