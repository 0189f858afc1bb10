package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.security.Paths;
import org.relais.console.tables.Choices;
import org.relais.console.tables.TableChange;
import org.relais.console.tables.TableDesk;
import org.relais.console.tables.TableLine;
import org.relais.console.tables.TableQuery;
import org.relais.console.tables.TableSights;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tables of the configuration, as the account's draft has them, changed row by row. */
@RestController
@RequestMapping(Paths.API + "/mappings/tables")
@Tag(name = "tables", description = "Code lists, bindings and site matchings of the draft.")
final class TableApi {
  private static final String USUAL_LANGUAGE = "en";

  private final TableDesk desk;
  private final DraftReviews reviews;
  private final TableSights sights;

  TableApi(TableDesk desk, DraftReviews reviews, TableSights sights) {
    this.desk = desk;
    this.reviews = reviews;
    this.sights = sights;
  }

  @GetMapping
  @Operation(summary = "The tables that this account sees")
  ApiPage<TableLine> tables(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    return ApiPage.within(desk.list(account), part);
  }

  @GetMapping("/rows")
  @Operation(summary = "The rows of a table, each with the sign by which it is known again")
  TableJson.Rows rows(
      @RequestParam String file,
      @Parameter(description = "text that a cell of the row holds") @RequestParam(defaultValue = "")
          String find,
      @Parameter(description = "name of the column by which the rows are sorted")
          @RequestParam(defaultValue = "")
          String sort,
      @Parameter(description = "whether the greatest comes first")
          @RequestParam(defaultValue = "false")
          boolean down,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    TableDesk.Found found = found(desk, account, file);
    if (!sort.isBlank() && !found.table().header().contains(sort)) {
      throw ApiAccess.bad("sort must be one of the columns: " + found.table().header() + ".");
    }
    List<Integer> numbers = new TableQuery(find, sort, down, null, null, null).rows(found.table());
    return TableJson.Rows.of(found, numbers, part);
  }

  @PostMapping("/rows")
  @Operation(summary = "Changes, takes out and adds rows; says what the compiler says of the whole")
  @Refused(status = 409, when = "A row is another one than its sign says.")
  MappingJson.Findings change(
      @RequestParam String file,
      @RequestBody TableJson.Change asked,
      @Parameter(hidden = true) Account account) {
    TableDesk.Found found = found(desk, account, file);
    TableChange change = asked.of(found.table());
    if (change.lost() || !desk.put(account, found, change.table())) {
      throw ApiAccess.conflict(
          "The rows are others by now: ask for them again, and send the change with their signs.");
    }
    return MappingJson.Findings.of(reviews.check(account));
  }

  @GetMapping("/choices")
  @Operation(summary = "What may stand in a column: the first of those that fit what was typed")
  List<Choices.Choice> choices(
      @RequestParam String file,
      @Parameter(description = "name of the column") @RequestParam String column,
      @Parameter(description = "a part of the value or its label") @RequestParam(defaultValue = "")
          String typed,
      @Parameter(description = "of the labels, `en` or `fr`")
          @RequestParam(defaultValue = USUAL_LANGUAGE)
          String language,
      @Parameter(hidden = true) Account account) {
    TableDesk.Found found = found(desk, account, file);
    return sights.choices(found, column, typed, account, Locale.forLanguageTag(language));
  }

  static TableDesk.Found found(TableDesk desk, Account account, String file) {
    return desk.find(account, file).orElseThrow(ApiAccess::none);
  }
}
