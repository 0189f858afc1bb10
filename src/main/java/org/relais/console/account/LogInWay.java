package org.relais.console.account;

/** How whoever has an account proves it. */
public enum LogInWay {
  PASSWORD,
  /** At the OpenID provider. */
  OPENID,
  /** Nobody logs in; programs show tokens. */
  TOKEN;

  static LogInWay of(boolean password, boolean openId) {
    if (openId) {
      return OPENID;
    }
    return password ? PASSWORD : TOKEN;
  }
}
