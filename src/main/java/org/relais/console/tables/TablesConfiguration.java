package org.relais.console.tables;

import org.relais.config.Deployment;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.work.WorkReply;
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
  TableController tables(TableDesk desk, Deployment deployment, WorkReply reply) {
    return new TableController(desk, deployment, reply);
  }

  @Bean
  TableFileController tableFiles(TableDesk desk, WorkReply reply) {
    return new TableFileController(desk, reply);
  }
}
