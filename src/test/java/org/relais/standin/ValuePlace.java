package org.relais.standin;

/** What a server calls one data value, in its uids. */
public record ValuePlace(
    String dataElement,
    String period,
    String orgUnit,
    String categoryOptionCombo,
    String attributeOptionCombo) {}
