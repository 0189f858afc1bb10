package org.relais.console;

import org.relais.console.api.ApiConfiguration;
import org.relais.console.api.FigureApiConfiguration;
import org.relais.console.api.MappingApiConfiguration;
import org.relais.console.api.SettingsApiConfiguration;
import org.relais.console.approval.ApprovalConfiguration;
import org.relais.console.audit.AuditConfiguration;
import org.relais.console.catalogue.CatalogueConfiguration;
import org.relais.console.errors.ErrorsConfiguration;
import org.relais.console.figures.FiguresConfiguration;
import org.relais.console.health.HealthConfiguration;
import org.relais.console.mappings.MappingsConfiguration;
import org.relais.console.metrics.MetricsConfiguration;
import org.relais.console.overview.OverviewConfiguration;
import org.relais.console.page.PageConfiguration;
import org.relais.console.security.SecurityConfiguration;
import org.relais.console.settings.SettingsConfiguration;
import org.relais.console.sources.SourcesConfiguration;
import org.relais.console.tables.TablesConfiguration;
import org.relais.console.targets.TargetsConfiguration;
import org.relais.console.trial.TrialConfiguration;
import org.relais.console.view.ViewConfiguration;
import org.relais.console.work.WorkConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The web server and its parts: each named, so that none comes because a library is there. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
@Import({
  SecurityConfiguration.class,
  PageConfiguration.class,
  TargetsConfiguration.class,
  ViewConfiguration.class,
  WorkConfiguration.class,
  OverviewConfiguration.class,
  ErrorsConfiguration.class,
  FiguresConfiguration.class,
  SourcesConfiguration.class,
  ApprovalConfiguration.class,
  AuditConfiguration.class,
  TrialConfiguration.class,
  CatalogueConfiguration.class,
  TablesConfiguration.class,
  SettingsConfiguration.class,
  ApiConfiguration.class,
  FigureApiConfiguration.class,
  MappingApiConfiguration.class,
  SettingsApiConfiguration.class,
  HealthConfiguration.class,
  MetricsConfiguration.class,
  MappingsConfiguration.class
})
class WebConfiguration {}
