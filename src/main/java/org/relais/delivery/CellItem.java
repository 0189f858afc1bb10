package org.relais.delivery;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cell in a parcel.
 *
 * @param id of the cell in the ledger
 * @param value what the target shall hold: a value, or null for none (deletion)
 */
public record CellItem(long id, CellKey key, @Nullable BigDecimal value) {}
