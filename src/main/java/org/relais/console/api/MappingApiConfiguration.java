package org.relais.console.api;

import org.relais.config.Deployment;
import org.relais.console.mappings.DraftMerges;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.mappings.Publisher;
import org.relais.console.mappings.VersionActs;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.page.Names;
import org.relais.console.sources.SourceTrials;
import org.relais.console.tables.TableDesk;
import org.relais.console.tables.TableSights;
import org.relais.console.trial.ChangesRuns;
import org.relais.console.trial.DraftDeployments;
import org.relais.console.trial.TrialDesk;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API of the configuration: its files, its versions, and what it would do. */
@Configuration(proxyBeanMethods = false)
public class MappingApiConfiguration {
  @Bean
  MappingApi mappingApi(
      MappingDesk desk,
      DraftReviews reviews,
      VersionActs acts,
      Publisher publisher,
      MessageSource messages) {
    return new MappingApi(desk, reviews, acts, publisher, messages);
  }

  @Bean
  FileApi fileApi(MappingDesk desk, DraftReviews reviews) {
    return new FileApi(desk, reviews);
  }

  @Bean
  MergeApi mergeApi(DraftMerges merges) {
    return new MergeApi(merges);
  }

  @Bean
  VersionApi versionApi(VersionDesk desk) {
    return new VersionApi(desk);
  }

  @Bean
  VersionActApi versionActApi(
      VersionDesk desk,
      VersionActs acts,
      Publisher publisher,
      SourceTrials trials,
      MessageSource messages) {
    return new VersionActApi(desk, acts, publisher, trials, messages);
  }

  @Bean
  ChangesApi changesApi(ChangesRuns runs, Names names, MessageSource messages) {
    return new ChangesApi(runs, names, messages);
  }

  @Bean
  TrialApi trialApi(TrialDesk desk, DraftDeployments deployments) {
    return new TrialApi(desk, deployments);
  }

  @Bean
  TableApi tableApi(TableDesk desk, DraftReviews reviews, TableSights sights) {
    return new TableApi(desk, reviews, sights);
  }

  @Bean
  TableFileApi tableFileApi(TableDesk desk, DraftReviews reviews, MessageSource messages) {
    return new TableFileApi(desk, reviews, messages);
  }

  @Bean
  DraftApi draftApi(MappingDesk desk, DraftReviews reviews, Deployment deployment) {
    return new DraftApi(desk, reviews, deployment);
  }
}
