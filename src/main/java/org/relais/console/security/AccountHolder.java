package org.relais.console.security;

import org.relais.console.account.Account;

/** Whatever way somebody came in: their account as it was then. */
interface AccountHolder {
  Account account();
}
