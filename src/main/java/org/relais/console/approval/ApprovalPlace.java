package org.relais.console.approval;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.ledger.ApprovalPart;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.ApprovalValues;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A part of what waits as an address has it.
 *
 * @param orgUnit code; it and all below it; null or blank for the whole country
 * @param part of {@link ApprovalPart}
 */
public record ApprovalPlace(
    String target,
    String dataSet,
    String period,
    @Nullable String orgUnit,
    @Nullable String part,
    @Nullable String element) {

  /** Empty where the configuration has no such target, data set, period or org unit. */
  public Optional<ApprovalScope> scope(Deployment deployment) {
    boolean known =
        deployment.dataSets().stream()
                .anyMatch(
                    set ->
                        set.code().equals(dataSet) && set.mode() == DataSet.PushMode.AFTER_APPROVAL)
            && deployment.targets().stream()
                .anyMatch(t -> t.name().equals(target) && t.dataSets().contains(dataSet));
    String unit = given(orgUnit);
    boolean there = unit == null || deployment.orgUnits().find(unit).isPresent();
    return known && there
        ? Period.parse(period).map(parsed -> new ApprovalScope(target, dataSet, parsed, unit))
        : Optional.empty();
  }

  ApprovalValues.Filter filter(ApprovalScope scope) {
    return new ApprovalValues.Filter(scope, asPart(), given(element));
  }

  /** All, where the address names none that there is. */
  public ApprovalPart asPart() {
    try {
      String named = given(part);
      return named == null
          ? ApprovalPart.ALL
          : ApprovalPart.valueOf(named.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return ApprovalPart.ALL;
    }
  }

  public ApprovalPlace inPart(String other) {
    return new ApprovalPlace(target, dataSet, period, orgUnit, other, element);
  }

  public ApprovalPlace ofElement(@Nullable String other) {
    return new ApprovalPlace(target, dataSet, period, orgUnit, part, other);
  }

  public ApprovalPlace under(@Nullable String other) {
    return new ApprovalPlace(target, dataSet, period, other, part, element);
  }

  /** The path of its page, without the filter. */
  public String path() {
    return UriComponentsBuilder.fromPath("/approval")
        .pathSegment(target, dataSet, period)
        .encode()
        .build()
        .toUriString();
  }

  /** The filter in an address, after the path. */
  public String inAddress() {
    return inAddress(null);
  }

  /**
   * The same, for who reads on.
   *
   * @param seen fingerprint of what stood there when the reading began
   */
  public String inAddress(@Nullable String seen) {
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    add(address, "orgUnit", orgUnit);
    add(address, "part", part);
    add(address, "element", element);
    add(address, "seen", seen);
    return address.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
    String text = given(value);
    if (text != null) {
      address.queryParam(name, text);
    }
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
