package org.relais.console.settings;

import java.time.Clock;
import javax.sql.DataSource;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.account.AccountList;
import org.relais.console.account.Accounts;
import org.relais.console.account.Administration;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.account.PasswordLinks;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.running.Changeover;
import org.relais.console.running.LiveDeployment;
import org.relais.console.running.SecretWatch;
import org.relais.console.security.OpenIdDoor;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.KeyPlace;
import org.relais.ledger.Secrets;
import org.relais.ledger.SentAlerts;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The pages of the settings, and of one's own account. */
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {
  @Bean
  AccountList accountList(DataSource ledger, Clock clock) {
    return new AccountList(ledger, clock);
  }

  @Bean
  PasswordLinks passwordLinks(DataSource ledger, Clock clock) {
    return new PasswordLinks(ledger, clock);
  }

  @Bean
  AccountDesk accountDesk(
      Accounts accounts,
      Administration administration,
      PasswordLinks links,
      OpenIdAccounts openIds,
      Deployment deployment) {
    return new AccountDesk(accounts, administration, links, openIds, deployment);
  }

  @Bean
  UserController users(
      AccountList list, AccountDesk desk, Deployment deployment, OpenIdDoor openId) {
    return new UserController(list, desk, deployment, openId);
  }

  @Bean
  TokenController settingsTokens(ApiTokens tokens, Accounts accounts) {
    return new TokenController(tokens, accounts);
  }

  @Bean
  RoleController roles() {
    return new RoleController();
  }

  @Bean
  OwnPassword ownPassword(Accounts accounts, PasswordEncoder encoder) {
    return new OwnPassword(accounts, encoder);
  }

  @Bean
  OwnAccountController ownAccount(ApiTokens tokens, OwnPassword password, OpenIdAccounts openIds) {
    return new OwnAccountController(tokens, password, openIds);
  }

  @Bean
  NewPasswordController newPassword(PasswordLinks links) {
    return new NewPasswordController(links);
  }

  @Bean
  Secrets secrets(DataSource ledger, Clock clock, Deployment deployment, ConfigurationHome home) {
    return new Secrets(ledger, KeyPlace.of(home.machine().get(), deployment.data()), clock);
  }

  @Bean
  SecretList secretList(Secrets secrets, Deployment deployment, ConfigurationHome home) {
    return new SecretList(secrets, deployment, home);
  }

  @Bean
  SecretDesk secretDesk(SecretList list, Secrets secrets) {
    return new SecretDesk(list, secrets);
  }

  @Bean
  SecretWatch secretWatch(
      LiveDeployment live,
      ConfigurationHome home,
      Secrets secrets,
      Changeover changeover,
      Clock clock) {
    return SecretWatch.start(live, home, secrets, changeover, clock);
  }

  @Bean
  SecretUse secretUse(SecretWatch watch, Workshop workshop) {
    return new SecretUse(watch, workshop);
  }

  @Bean
  SecretController settingsSecrets(
      SecretDesk desk, SecretUse use, MessageSource messages, WorkReply reply) {
    return new SecretController(desk, use, messages, reply);
  }

  @Bean
  SentAlerts sentAlerts(DataSource ledger) {
    return new SentAlerts(ledger);
  }

  @Bean
  AlertTrial alertTrial(Deployment deployment, Workshop workshop, AuditTrail audit, Clock clock) {
    return new AlertTrial(deployment, workshop, audit, clock);
  }

  @Bean
  AlertController settingsAlerts(
      Deployment deployment, SentAlerts sent, AlertTrial trial, WorkReply reply) {
    return new AlertController(deployment, sent, trial, reply);
  }

  @Bean
  DraftedSettings draftedSettings(MappingDesk desk, DraftReviews reviews, AuditTrail audit) {
    return new DraftedSettings(desk, reviews, audit);
  }

  @Bean
  SettingsForms settingsForms(DraftedSettings drafted) {
    return new SettingsForms(drafted);
  }

  @Bean
  AlertFormController settingsAlertForm(
      SettingsForms forms,
      DraftedSettings drafted,
      SecretList secrets,
      Deployment deployment,
      WorkReply reply) {
    return new AlertFormController(forms, drafted, secrets, deployment, reply);
  }

  @Bean
  LanguageController settingsLanguage(
      SettingsForms forms, DraftedSettings drafted, Deployment deployment, WorkReply reply) {
    return new LanguageController(forms, drafted, deployment, reply);
  }
}
