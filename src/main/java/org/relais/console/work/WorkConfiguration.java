package org.relais.console.work;

import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work in the background and its pages. */
@Configuration(proxyBeanMethods = false)
public class WorkConfiguration {
  @Bean
  Workshop workshop(Clock clock) {
    return new Workshop(clock);
  }

  @Bean
  WorkReply workReply(MessageSource messages) {
    return new WorkReply(messages);
  }

  @Bean
  WorkController work(Workshop workshop, MessageSource messages) {
    return new WorkController(workshop, messages);
  }
}
