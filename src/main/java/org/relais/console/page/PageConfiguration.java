package org.relais.console.page;

import java.time.Clock;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.account.Accounts;
import org.relais.console.account.FirstAccount;
import org.relais.console.security.OpenIdDoor;
import org.relais.console.view.FailedCount;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The templates and what they need. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ThymeleafAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
public class PageConfiguration implements WebMvcConfigurer {
  @Bean
  MessageSource messageSource() {
    return Wording.messages();
  }

  @Bean
  LocaleResolver localeResolver(Deployment deployment) {
    return new ReaderLanguage(deployment);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new AccountArgument());
  }

  @Bean
  PageContext pageContext(
      Deployment deployment, Clock clock, MessageSource words, FailedCount failed) {
    return new PageContext(deployment, clock, words, failed);
  }

  @Bean
  Names names(Deployment deployment) {
    return new Names(deployment);
  }

  @Bean
  PreferencesController preferences(Accounts accounts) {
    return new PreferencesController(accounts);
  }

  @Bean
  LogInController logIn(Accounts accounts, FirstAccount firstAccount, OpenIdDoor openId) {
    return new LogInController(accounts, firstAccount, openId);
  }
}
