package org.relais.console.tables;

import javax.sql.DataSource;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.running.Current;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.UnknownSites;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of tables. */
@Configuration(proxyBeanMethods = false)
public class TablesConfiguration {
  @Bean
  TableDesk tableDesk(MappingDesk mappings) {
    return new TableDesk(mappings);
  }

  @Bean
  TableSights tableSights(CatalogueDesk catalogues, MappingDesk mappings, MessageSource messages) {
    return new TableSights(catalogues, new TableServers(catalogues, mappings), messages);
  }

  @Bean
  ProposalDesk proposalDesk(
      TableDesk desk, TableSights sights, DataSource ledger, Workshop workshop) {
    return new ProposalDesk(desk, sights, new UnknownSites(ledger), workshop);
  }

  @Bean
  NewTables newTables(CatalogueDesk catalogues, MappingDesk mappings) {
    return new NewTables(catalogues, mappings);
  }

  @Bean
  TableListController tableList(TableDesk desk, NewTables fresh, WorkReply reply) {
    return new TableListController(desk, fresh, reply);
  }

  @Bean
  TableController tables(TableDesk desk, TableSights sights, MessageSource messages) {
    return new TableController(desk, sights, messages);
  }

  @Bean
  TableActController tableActs(TableDesk desk, TableSights sights, WorkReply reply) {
    return new TableActController(desk, sights, reply);
  }

  @Bean
  PickController tablePicks(
      TableDesk desk, TableSights sights, Current<Pyramid> pyramids, WorkReply reply) {
    return new PickController(desk, sights, pyramids, reply);
  }

  @Bean
  ProposalController tableProposals(ProposalDesk desk, CatalogueDesk catalogues, WorkReply reply) {
    return new ProposalController(desk, catalogues, reply);
  }

  @Bean
  TableFileController tableFiles(TableDesk desk, WorkReply reply) {
    return new TableFileController(desk, reply);
  }
}
