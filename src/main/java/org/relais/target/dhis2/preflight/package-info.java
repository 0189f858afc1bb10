/**
 * Rules that hold our configuration against a DHIS2 server's metadata; pure, without any request.
 */
@NullMarked
package org.relais.target.dhis2.preflight;

import org.jspecify.annotations.NullMarked;
