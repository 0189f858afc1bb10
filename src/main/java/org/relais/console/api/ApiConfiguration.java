package org.relais.console.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.approval.ApprovalDesk;
import org.relais.console.audit.AuditEntries;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.errors.ErrorDesk;
import org.relais.console.errors.ItemDesk;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.running.Current;
import org.relais.console.settings.SecretUse;
import org.relais.console.sources.ConnectDesk;
import org.relais.console.sources.DraftedSources;
import org.relais.console.sources.SourceDesk;
import org.relais.console.sources.SourceSecrets;
import org.relais.console.sources.SourceTrials;
import org.relais.console.tables.ProposalDesk;
import org.relais.console.targets.TargetDesk;
import org.relais.console.targets.TargetLines;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.view.SourceLines;
import org.relais.console.work.Workshop;
import org.relais.ledger.ApprovalHistory;
import org.relais.ledger.ApprovalValues;
import org.relais.ledger.Approvals;
import org.relais.ledger.JdbcTargetStates;
import org.relais.ledger.RecordList;
import org.relais.ledger.SourceStates;
import org.relais.ledger.TargetPace;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API and its description. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  SpringDocConfiguration.class,
  SpringDocConfigProperties.class,
  SpringDocWebMvcConfiguration.class
})
public class ApiConfiguration {
  private static final String TOKEN = "token";

  static {
    // It is written as ISO 8601 has it, such as PT15M.
    SpringDocUtils.getConfig().replaceWithClass(Duration.class, String.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Relais")
                .version("v1")
                .description(
                    "What the console shows and does. A caller sends a token made with `relais user token NAME`, and sees what that account sees."))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  @Bean
  ApiDescription apiDescription() {
    return new ApiDescription();
  }

  @Bean
  RefusalWords refusalWords() {
    return new RefusalWords();
  }

  @Bean
  RecordSchemas recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  ModelResolver recordResolver(RecordSchemas schemas, ObjectMapper json) {
    return schemas.resolver(json);
  }

  @Bean
  ErrorApi errorApi(ErrorView errors, ErrorDesk desk, MessageSource messages) {
    return new ErrorApi(errors, desk, messages);
  }

  @Bean
  ErrorItemApi errorItemApi(ItemDesk desk) {
    return new ErrorItemApi(desk);
  }

  @Bean
  LedgerApi ledgerApi(
      DataSource ledger,
      Deployment deployment,
      Clock clock,
      Recent<LedgerFigures> figures,
      SourceLines sources,
      AuditEntries audit) {
    return new LedgerApi(deployment, figures, sources, new JdbcTargetStates(ledger, clock), audit);
  }

  @Bean
  LatenessApi latenessApi(Recent<LatenessFigures> lateness) {
    return new LatenessApi(lateness);
  }

  @Bean
  CatalogueApi catalogueApi(CatalogueDesk desk, Current<Pyramid> pyramids, MessageSource messages) {
    return new CatalogueApi(desk, pyramids, messages);
  }

  @Bean
  ProposalApi proposalApi(ProposalDesk desk, MessageSource messages) {
    return new ProposalApi(desk, messages);
  }

  @Bean
  WorkApi workApi(Workshop workshop, MessageSource messages) {
    return new WorkApi(workshop, messages);
  }

  @Bean
  ApprovalApi approvalApi(
      Deployment deployment,
      Supplier<Approvals> approvals,
      Supplier<ApprovalValues> values,
      ApprovalHistory history,
      ApprovalDesk desk,
      MessageSource messages) {
    return new ApprovalApi(deployment, approvals, values, history, desk, messages);
  }

  @Bean
  SourceApi sourceApi(
      Deployment deployment,
      SourceStates states,
      SourceDesk desk,
      SourceTrials trials,
      MessageSource messages) {
    return new SourceApi(deployment, states, desk, trials, messages);
  }

  @Bean
  RecordApi recordApi(Deployment deployment, RecordList records) {
    return new RecordApi(deployment, records);
  }

  @Bean
  ConnectApi connectApi(ConnectDesk desk, DraftedSources drafted, MessageSource messages) {
    return new ConnectApi(desk, drafted, messages);
  }

  @Bean
  SourceSecretApi sourceSecretApi(
      SourceSecrets secrets,
      Deployment deployment,
      MappingDesk mappings,
      SecretUse use,
      MessageSource messages) {
    return new SourceSecretApi(secrets, deployment, mappings, use, messages);
  }

  @Bean
  TargetApi targetApi(TargetLines lines, TargetPace pace, TargetDesk desk, MessageSource messages) {
    return new TargetApi(lines, pace, desk, messages);
  }

  @Bean
  UnknownApi unknownApi() {
    return new UnknownApi();
  }

  @Bean
  ApiFaults apiFaults() {
    return new ApiFaults();
  }
}
