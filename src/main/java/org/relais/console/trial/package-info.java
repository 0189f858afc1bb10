/** Trying a mapping on real records: record, visit, FHIR, values; and what a change would do. */
@NullMarked
package org.relais.console.trial;

import org.jspecify.annotations.NullMarked;
