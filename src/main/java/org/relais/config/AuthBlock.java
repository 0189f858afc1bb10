package org.relais.config;

import static org.relais.config.SecretType.SECRET;

import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.http.Credentials;

/** {@code auth:}: how a request says who sends it. */
final class AuthBlock {
  private static final Key<Scalar> USERNAME =
      Key.of("username", Scalars.TEXT).needed().says("Name of the account.").example("${USER}");
  private static final Key<String> PASSWORD =
      Key.of("password", SECRET).needed().says("Its password.").example("${PASSWORD}");
  private static final Key<Scalar> NAME =
      Key.of("name", Scalars.TEXT).needed().says("Name of the header.").example("X-Api-Key");
  private static final Key<String> VALUE =
      Key.of("value", SECRET).needed().says("What the header holds.").example("${API_KEY}");

  private static final Key<Values> BASIC =
      Key.of("basic", Block.of("basic", "A user name and a password.", USERNAME, PASSWORD))
          .says("User name and password.");
  private static final Key<String> TOKEN =
      Key.of("token", SECRET).says("A DHIS2 personal access token.").example("${DHIS2_TOKEN}");
  private static final Key<String> BEARER =
      Key.of("bearer", SECRET).says("A bearer token.").example("${TOKEN}");
  private static final Key<Values> HEADER =
      Key.of("header", Block.of("header", "A key in a header of its own.", NAME, VALUE))
          .says("A key in a header of its own.");

  private static final Block DHIS2 =
      Block.of("auth of DHIS2", "How Relais software says who it is.", TOKEN, BASIC)
          .exactlyOne(TOKEN, BASIC);
  private static final Block ANY =
      Block.of("auth", "How Relais software says who it is.", BASIC, BEARER, HEADER)
          .exactlyOne(BASIC, BEARER, HEADER);

  /** For DHIS2. */
  static final Key<Credentials> DHIS2_AUTH =
      Key.of("auth", DHIS2.as(AuthBlock::credentials))
          .needed()
          .says("The account that writes data values.")
          .example("{token: ${DHIS2_TOKEN}}");

  /** For any other server. */
  static final Key<Credentials> AUTH =
      Key.of("auth", ANY.as(AuthBlock::credentials))
          .says("The account; without it requests name nobody.")
          .example("{basic: {username: ${USER}, password: ${PASSWORD}}}");

  private AuthBlock() {}

  private static Credentials credentials(Values auth) {
    Values basic = auth.get(BASIC);
    if (basic != null && basic.complete()) {
      return new Credentials.Basic(basic.need(USERNAME).text(), basic.need(PASSWORD));
    }
    Values header = auth.get(HEADER);
    if (header != null && header.complete()) {
      return new Credentials.Header(header.need(NAME).text(), header.need(VALUE));
    }
    return token(auth.get(TOKEN), auth.get(BEARER));
  }

  private static Credentials token(@Nullable String token, @Nullable String bearer) {
    if (token != null) {
      return new Credentials.Token("ApiToken", token);
    }
    return bearer == null ? new Credentials.None() : new Credentials.Token("Bearer", bearer);
  }
}
