package org.relais.console.catalogue;

import java.time.Clock;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.mappings.DraftCompiler;
import org.relais.console.work.Workshop;
import org.relais.http.CamelHttp;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.ServerMetadata;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What servers have. */
@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {
  @Bean
  CatalogueDesk catalogueDesk(
      DataSource ledger,
      DraftCompiler drafts,
      Deployment live,
      Workshop workshop,
      AuditTrail audit,
      Clock clock) {
    return new CatalogueDesk(
        new KeptReadings(new ServerMetadata(ledger, clock)),
        drafts,
        live,
        workshop,
        audit,
        CamelHttp::standalone,
        clock);
  }
}
