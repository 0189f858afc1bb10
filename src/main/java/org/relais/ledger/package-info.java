/** The store: records, visits, cells, deliveries, audit and the balance sheet, in PostgreSQL. */
@NullMarked
package org.relais.ledger;

import org.jspecify.annotations.NullMarked;
