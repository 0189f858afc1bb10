package org.relais.config;

import java.util.List;
import java.util.Map;
import org.relais.diagnostic.Span;
import org.relais.fhir.FhirBinding;
import org.relais.visit.Derivation;
import org.relais.visit.Dictionary;

/**
 * What {@code dictionary.yaml} says.
 *
 * @param derivations in the order in which they can be computed
 * @param declared where each field is described; core fields that are not described are absent
 * @param conditions compiles conditions over the dictionary
 * @param sound whether the fields are known well enough for others to be checked against them
 */
record CompiledDictionary(
    Dictionary dictionary,
    List<Derivation> derivations,
    Map<String, FhirBinding> fhir,
    Map<String, Span> declared,
    Conditions conditions,
    boolean sound) {}
