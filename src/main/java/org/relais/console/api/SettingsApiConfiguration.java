package org.relais.console.api;

import org.relais.config.Deployment;
import org.relais.console.account.AccountList;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.settings.AccountDesk;
import org.relais.console.settings.AlertTrial;
import org.relais.console.settings.DraftedSettings;
import org.relais.console.settings.OwnPassword;
import org.relais.console.settings.SecretDesk;
import org.relais.console.settings.SecretUse;
import org.relais.console.settings.SettingsForms;
import org.relais.ledger.SentAlerts;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API of the settings, and of one's own account. */
@Configuration(proxyBeanMethods = false)
public class SettingsApiConfiguration {
  @Bean
  UserApi userApi(AccountList list, AccountDesk desk) {
    return new UserApi(list, desk);
  }

  @Bean
  TokenApi tokenApi(ApiTokens tokens, Accounts accounts) {
    return new TokenApi(tokens, accounts);
  }

  @Bean
  AccountApi accountApi(ApiTokens tokens, OwnPassword password) {
    return new AccountApi(tokens, password);
  }

  @Bean
  SecretApi secretApi(SecretDesk desk, SecretUse use, MessageSource messages) {
    return new SecretApi(desk, use, messages);
  }

  @Bean
  AlertApi alertApi(
      Deployment deployment, SentAlerts sent, AlertTrial trial, MessageSource messages) {
    return new AlertApi(deployment, sent, trial, messages);
  }

  @Bean
  SettingsDraftApi settingsDraftApi(
      SettingsForms forms, DraftedSettings drafted, Deployment deployment) {
    return new SettingsDraftApi(forms, drafted, deployment);
  }
}
