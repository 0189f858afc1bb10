package org.relais.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.security.Paths;
import org.relais.console.trial.DraftDeployments;
import org.relais.console.trial.PastedRecord;
import org.relais.console.trial.TrialDesk;
import org.relais.console.trial.TrialParameters;
import org.relais.console.trial.TrialView;
import org.relais.console.trial.Tried;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a record; nothing is changed. */
@RestController
@RequestMapping(Paths.API + "/trial")
@Tag(name = "trial", description = "What becomes of a record: the visit, its FHIR, its values.")
final class TrialApi {
  private final TrialDesk desk;
  private final DraftDeployments deployments;

  TrialApi(TrialDesk desk, DraftDeployments deployments) {
    this.desk = desk;
    this.deployments = deployments;
  }

  @GetMapping
  @Operation(summary = "What becomes of a stored record, with what is personal masked")
  TrialJson.Trial stored(
      @ParameterObject TrialParameters asked,
      @RequestParam(defaultValue = "false") boolean draft,
      @Parameter(hidden = true) Account account) {
    return stored(asked, draft, account, false);
  }

  @PostMapping("/whole")
  @Operation(summary = "The same unmasked, for those who may see it; the look is audited")
  TrialJson.Trial whole(
      @ParameterObject TrialParameters asked,
      @RequestParam(defaultValue = "false") boolean draft,
      @Parameter(hidden = true) Account account) {
    ApiAccess.must(Permission.SEE_PERSONAL, account);
    return stored(asked, draft, account, true);
  }

  @PostMapping(value = "/own", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "What would become of a record of one's own, which is kept nowhere")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      description = "the record as the field system would send it, a JSON object",
      content = @Content(schema = @Schema(type = "object")))
  TrialJson.Trial own(
      @RequestParam String source,
      @Parameter(description = "the source's name of the form; the first without one")
          @RequestParam(defaultValue = "")
          String form,
      @RequestParam(defaultValue = "false") boolean draft,
      @RequestBody String text,
      @Parameter(hidden = true) Account account) {
    PastedRecord own = new PastedRecord(source, form, text);
    Optional<JsonNode> body = own.body();
    if (body.isEmpty()) {
      throw ApiAccess.bad(
          "The body must be one JSON object of at most "
              + PastedRecord.MOST_CHARACTERS
              + " characters: the record as the field system would send it.");
    }
    Tried tried = tried(draft, account);
    TrialParameters asked = new TrialParameters(null, null, source, form, null, null, null);
    return shown(
        desk.show(tried, asked.query(), own, body.get(), TrialDesk.Reader.of(account, true)),
        tried);
  }

  private TrialJson.Trial stored(
      TrialParameters asked, boolean draft, Account account, boolean whole) {
    Tried tried = tried(draft, account);
    return shown(desk.show(tried, asked.query(), TrialDesk.Reader.of(account, whole)), tried);
  }

  private Tried tried(boolean draft, Account account) {
    return draft ? deployments.of(account) : deployments.active();
  }

  private static TrialJson.Trial shown(Optional<TrialView> view, Tried tried) {
    return view.map(found -> TrialJson.Trial.of(found, tried)).orElseThrow(ApiAccess::none);
  }
}
