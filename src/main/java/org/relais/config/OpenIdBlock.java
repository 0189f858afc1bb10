package org.relais.config;

import static org.relais.config.SecretType.SECRET;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.OpenIdSettings.RolesClaim;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.visit.Labels;

/** {@code openid} of {@code server}: the provider at which people may log in. */
final class OpenIdBlock {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Key<String> ISSUER =
      Key.of("issuer", UrlType.URL)
          .needed()
          .says(
              "Address of the provider, as it stands in its `/.well-known/openid-configuration`; `https`.")
          .example("https://id.example.org/realms/sante");
  private static final Key<Scalar> CLIENT_ID =
      Key.of("client_id", Scalars.TEXT)
          .needed()
          .says("Name under which the provider knows Relais software.")
          .example("relais");
  private static final Key<String> CLIENT_SECRET =
      Key.of("client_secret", SECRET)
          .needed()
          .says("The secret that the provider gave with it.")
          .example("${OPENID_SECRET}");
  private static final Key<Labels> LABEL =
      Key.of("label", Common.LABELS)
          .says("What stands on the button of the log-in; names the provider's host if absent.")
          .example("{en: Ministry account, fr: Compte du ministère}");
  private static final Key<List<Scalar>> SCOPES =
      Key.of("scopes", Shapes.oneOrMore(Scalars.TEXT))
          .says("What is asked for beside `openid`; `[profile, email]` if absent.")
          .example("[profile, email, groups]");
  private static final Key<Scalar> ACCOUNT_CLAIM =
      Key.of("account_claim", Scalars.TEXT)
          .says(
              "Claim that names the account at the first log-in; `preferred_username` if absent. With `email`, the provider must say that it verified the address.")
          .example("preferred_username");

  static final Key<Values> OPENID =
      Key.of(
              "openid",
              Block.of(
                  "log-in with OpenID Connect",
                  "A provider at which people may log in, beside the accounts with passwords.",
                  ISSUER,
                  CLIENT_ID,
                  CLIENT_SECRET,
                  LABEL,
                  SCOPES,
                  ACCOUNT_CLAIM,
                  OpenIdRolesBlock.ROLES))
          .says("A provider at which people may log in.")
          .example(
              "{issuer: \"https://id.example.org\", client_id: relais, client_secret: ${OPENID_SECRET}}");

  private OpenIdBlock() {}

  /**
   * @param openId null where there is none
   * @param sources names of the configured sources
   * @return null where there is none, or it is wrong
   */
  static @Nullable OpenIdSettings settings(
      @Nullable Values openId, List<String> sources, Diagnostics diagnostics) {
    if (openId == null) {
      return null;
    }
    mustBeSecure(openId, diagnostics);
    RolesClaim roles =
        OpenIdRolesBlock.roles(openId.get(OpenIdRolesBlock.ROLES), sources, diagnostics);
    if (!openId.complete()) {
      return null;
    }
    String issuer = openId.need(ISSUER);
    return new OpenIdSettings(
        issuer,
        openId.need(CLIENT_ID).text(),
        openId.need(CLIENT_SECRET),
        openId.or(LABEL, usualLabel(issuer)),
        openId.has(SCOPES) ? texts(openId.or(SCOPES, List.of())) : List.of("profile", "email"),
        text(openId.get(ACCOUNT_CLAIM), "preferred_username"),
        roles);
  }

  private static Labels usualLabel(String issuer) {
    String host = host(issuer);
    return new Labels("Log in with " + host, "Se connecter avec " + host);
  }

  private static String host(String issuer) {
    try {
      String host = URI.create(issuer).getHost();
      return host == null ? "OpenID" : host;
    } catch (IllegalArgumentException notAUri) {
      return "OpenID";
    }
  }

  /** Over plain HTTP whoever listens could say who somebody is. */
  private static void mustBeSecure(Values openId, Diagnostics diagnostics) {
    String issuer = openId.get(ISSUER);
    boolean known = openId.node(ISSUER) instanceof Scalar scalar && scalar.resolved();
    if (issuer != null
        && known
        && !issuer.startsWith("https:")
        && !LOOPBACK.contains(host(issuer))) {
      diagnostics.error(
          Code.CFG560,
          openId.at(ISSUER),
          Text.of(
              "this provider is asked without TLS, so that anybody on the way could log in as anybody",
              "ce fournisseur est interrogé sans TLS : n'importe qui sur le trajet pourrait se connecter au nom de n'importe qui"),
          Text.of("write https://", "écrivez https://"));
    }
  }

  static List<String> texts(List<Scalar> scalars) {
    return scalars.stream().map(Scalar::text).toList();
  }

  static String text(@Nullable Scalar scalar, String otherwise) {
    return scalar == null ? otherwise : scalar.text();
  }
}
