package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.relais.console.account.Account;
import org.relais.console.errors.ItemDesk;
import org.relais.console.security.Paths;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One item of the error queue. */
@RestController
@RequestMapping(Paths.API + "/errors/items/{item}")
@Tag(name = "errors")
final class ErrorItemApi {
  private final ItemDesk desk;

  ErrorItemApi(ItemDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  @Operation(
      summary =
          "One item: why it is held, its deliveries, the visits behind it or the record and its FHIR, masked")
  ErrorJson.Item item(@PathVariable String item, @Parameter(hidden = true) Account account) {
    ErrorDetail detail = desk.find(id(item), account).orElseThrow(ApiAccess::none);
    return ErrorJson.Item.of(
        detail,
        desk.behind(detail.item(), 0).map(ErrorJson.Behind::of).orElse(null),
        desk.masked(detail).map(content -> ErrorJson.RecordContent.of(content, true)).orElse(null),
        desk.resources(detail.item(), account).stream().map(TrialJson.Resource::of).toList());
  }

  @PostMapping("/whole")
  @Operation(
      summary =
          "The record of a visit or a rejection as it is stored, for those who may see it; the look is audited")
  ErrorJson.RecordContent whole(
      @PathVariable String item, @Parameter(hidden = true) Account account) {
    return desk.whole(id(item), account)
        .map(content -> ErrorJson.RecordContent.of(content, false))
        .orElseThrow(ApiAccess::none);
  }

  private static ErrorId id(String text) {
    return ErrorId.parse(text).orElseThrow(ApiAccess::none);
  }
}
