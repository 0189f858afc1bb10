package org.relais.console.audit;

import javax.sql.DataSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of the audit trail. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {
  @Bean
  AuditEntries auditEntries(DataSource ledger) {
    return new AuditEntries(ledger);
  }

  @Bean
  AuditController audit(AuditEntries entries, MessageSource messages) {
    return new AuditController(entries, new ActWords(messages));
  }
}
