package org.relais.config;

import java.util.List;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.visit.Field;

/**
 * A derived field on its way to a {@link org.relais.visit.Derivation}.
 *
 * @param cases its codes with their conditions; empty for one that is yes or no
 */
record DerivedField(Field field, Named<Values> written, List<Named<Values>> cases) {}
