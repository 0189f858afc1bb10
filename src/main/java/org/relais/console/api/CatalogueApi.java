package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.page.Typed;
import org.relais.console.security.Paths;
import org.relais.delivery.TargetDefinition;
import org.relais.ledger.ServerMetadata.Kind;
import org.relais.ledger.ServerMetadata.Stamp;
import org.relais.target.dhis2.DataSetCatalogue;
import org.relais.target.dhis2.ServerCatalogue;
import org.relais.visit.OrgUnit;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What tables are filled from: what DHIS2 servers have, as it was read, and our org units. */
@RestController
@RequestMapping(Paths.API)
@Tag(name = "catalogue", description = "Data elements, option combos and org units to pick from.")
final class CatalogueApi {
  private final CatalogueDesk desk;
  private final Supplier<Pyramid> ours;
  private final MessageSource messages;

  CatalogueApi(CatalogueDesk desk, Supplier<Pyramid> ours, MessageSource messages) {
    this.desk = desk;
    this.ours = ours;
    this.messages = messages;
  }

  /** When a server was last read; null where it never was. */
  record Read(@Nullable Stamp dataElements, @Nullable Stamp orgUnits) {}

  /**
   * @param dataSets names of those that have it
   * @param bindable whether a data set that the target sends to has it
   */
  record Element(
      String id,
      String code,
      String name,
      String shortName,
      String valueType,
      List<String> dataSets,
      boolean bindable) {}

  /**
   * An org unit.
   *
   * @param code of ours; of a server, the uid
   * @param below how many stand directly below it
   */
  record Unit(String code, String name, @Nullable String parent, int below) {}

  @GetMapping("/targets/{target}/catalogue")
  @Operation(summary = "When a DHIS2 was last read for tables")
  Read read(@PathVariable String target, @Parameter(hidden = true) Account account) {
    TargetDefinition server = server(target, account);
    return new Read(
        desk.stamp(server, Kind.DATA_ELEMENTS).orElse(null),
        desk.stamp(server, Kind.ORG_UNITS).orElse(null));
  }

  @PostMapping("/targets/{target}/catalogue/read")
  @Operation(summary = "Reads a DHIS2, DATA_ELEMENTS or ORG_UNITS; for administrators")
  WorkJson readNow(
      @PathVariable String target,
      @Parameter(description = "what is read") @RequestParam Kind kind,
      @Parameter(hidden = true) Account account) {
    TargetDefinition server = server(target, account);
    return WorkJson.of(desk.read(server, kind, "/mappings/tables", account), messages);
  }

  @GetMapping("/targets/{target}/data-elements")
  @Operation(summary = "Data elements of a DHIS2 as it was read, those that can be bound first")
  @Refused(status = 409, when = "Nobody has had this server read.")
  ApiPage<Element> elements(
      @PathVariable String target,
      @RequestParam(defaultValue = "") String search,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    DataSetCatalogue catalogue = catalogue(target, account);
    String typed = Typed.plain(search);
    List<Element> all =
        Stream.concat(catalogue.inside().stream(), catalogue.outside().stream())
            .filter(each -> holds(each, typed))
            .map(each -> element(each, catalogue))
            .toList();
    return ApiPage.within(all, part);
  }

  private static boolean holds(ServerCatalogue.Element element, String part) {
    return Typed.plain(
            String.join(" ", element.id(), element.code(), element.name(), element.shortName()))
        .contains(part);
  }

  private static Element element(ServerCatalogue.Element each, DataSetCatalogue catalogue) {
    return new Element(
        each.id(),
        each.code(),
        each.name(),
        each.shortName(),
        each.valueType(),
        catalogue.homes(each),
        catalogue.isInside(each));
  }

  @GetMapping("/targets/{target}/data-elements/{element}/option-combos")
  @Operation(summary = "The category option combos that take values of a data element")
  @Refused(status = 409, when = "Nobody has had this server read.")
  List<ServerCatalogue.Combo> combos(
      @PathVariable String target,
      @PathVariable String element,
      @Parameter(hidden = true) Account account) {
    DataSetCatalogue catalogue = catalogue(target, account);
    return catalogue.element(element).map(catalogue::combos).orElseThrow(ApiAccess::none);
  }

  @GetMapping("/targets/{target}/org-units")
  @Operation(summary = "Org units of a DHIS2 as it was read: below one, at the top, or searched")
  @Refused(status = 409, when = "Nobody has had this server read.")
  ApiPage<Unit> serverUnits(
      @PathVariable String target,
      @RequestParam(defaultValue = "") String parent,
      @RequestParam(defaultValue = "") String search,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    Pyramid pyramid =
        desk.sites(server(target, account))
            .map(sites -> sites.pyramid())
            .orElseThrow(CatalogueApi::notRead);
    return units(pyramid, parent, search, part);
  }

  @GetMapping("/org-units")
  @Operation(summary = "Our org units: below one, at the top, or searched by name and code")
  ApiPage<Unit> units(
      @RequestParam(defaultValue = "") String parent,
      @RequestParam(defaultValue = "") String search,
      @ParameterObject ApiPart part) {
    return units(ours.get(), parent, search, part);
  }

  private static ApiPage<Unit> units(Pyramid pyramid, String parent, String search, ApiPart part) {
    List<OrgUnit> found =
        search.isBlank()
            ? parent.isEmpty() ? pyramid.tops() : pyramid.below(parent)
            : pyramid.search(search, Integer.MAX_VALUE);
    return ApiPage.within(found, part)
        .map(
            unit ->
                new Unit(
                    unit.code(), unit.name(), unit.parent(), pyramid.below(unit.code()).size()));
  }

  private DataSetCatalogue catalogue(String target, Account account) {
    TargetDefinition server = server(target, account);
    ServerCatalogue catalogue = desk.catalogue(server).orElseThrow(CatalogueApi::notRead);
    return new DataSetCatalogue(
        catalogue,
        CatalogueDesk.dataSets(server).stream()
            .map(catalogue::dataSet)
            .flatMap(Optional::stream)
            .toList());
  }

  private static ResponseStatusException notRead() {
    return ApiAccess.conflict("Nobody has had this server read: POST …/catalogue/read does.");
  }

  private TargetDefinition server(String target, Account account) {
    ApiAccess.mustSeeAll(account);
    return desk.server(account, target).orElseThrow(ApiAccess::none);
  }
}
