/**
 * A second, naive count of the iCCM report, written from the indicator catalogue (its visit fields,
 * derived predicates, counting rules and data elements) and not from the program or its
 * configuration, of which it uses nothing but the names of fields. What both agree on is unlikely
 * to be wrong in both.
 */
@NullMarked
package org.relais.oracle;

import org.jspecify.annotations.NullMarked;
