package org.relais.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.config.OpenIdSettings.GrantedRole;
import org.relais.config.OpenIdSettings.RolesClaim;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;

/** {@code roles} of {@code openid}: what the provider's word gives. */
final class OpenIdRolesBlock {
  private static final Key<List<Scalar>> SOURCES =
      Key.of("sources", Shapes.oneOrMore(Common.NAME))
          .needed()
          .says("Sources that they see, and nothing else.")
          .example("[example-cht]");
  private static final Block OWNER =
      Block.of("sources of an owner", "Makes them source owners of these sources.", SOURCES);
  private static final Key<Scalar> CLAIM =
      Key.of("claim", Scalars.TEXT)
          .says(
              "Claim that holds the values; `groups` if absent. A dot leads into a claim: `realm_access.roles`.")
          .example("groups");
  private static final Key<List<Named<Granted>>> MAP =
      Key.of("map", Shapes.table(granted()))
          .needed()
          .says(
              "Role for each value: `viewer`, `operator`, `administrator`, or the sources of a source owner. Of several the first holds.")
          .example("{relais-admins: administrator, ngo: {sources: [example-cht]}}");
  static final Key<Values> ROLES =
      Key.of(
              "roles",
              Block.of(
                  "roles of OpenID",
                  "The provider gives the roles, at each log-in; whoever has none of these values is refused, and who has no account gets one.",
                  CLAIM,
                  MAP))
          .says(
              "That the provider gives the roles; if absent, administrators add accounts and give roles.")
          .example("{claim: groups, map: {relais-admins: administrator}}");

  private OpenIdRolesBlock() {}

  /** A role, or the sources of a source owner. */
  private record Granted(String role, List<Scalar> sources) {}

  private static Type<Granted> granted() {
    Type<Granted> role =
        Scalars.oneOf("viewer", "operator", "administrator")
            .as(word -> new Granted(word, List.of()));
    Type<Granted> owner =
        OWNER.as(sources -> new Granted(GrantedRole.SOURCE_OWNER, sources.or(SOURCES, List.of())));
    return Shapes.either(role, owner);
  }

  /**
   * @param roles null where the provider gives none
   * @param sources names of the configured sources
   */
  static @Nullable RolesClaim roles(
      @Nullable Values roles, List<String> sources, Diagnostics diagnostics) {
    if (roles == null) {
      return null;
    }
    List<Named<Granted>> rows = roles.or(MAP, List.of());
    rows.stream()
        .flatMap(row -> row.value().sources().stream())
        .filter(source -> !sources.contains(source.text()))
        .forEach(source -> unknown(source, sources, diagnostics));
    return new RolesClaim(
        OpenIdBlock.text(roles.get(CLAIM), "groups"),
        rows.stream()
            .map(
                row ->
                    new GrantedRole(
                        row.name().text(),
                        row.value().role(),
                        OpenIdBlock.texts(row.value().sources())))
            .toList());
  }

  private static void unknown(Scalar source, List<String> sources, Diagnostics diagnostics) {
    diagnostics.error(
        Code.CFG561,
        source.span(),
        Text.of("unknown source \"%s\"", "source inconnue « %s »", source.text()),
        Suggestion.didYouMeanOrOneOf(source.text(), sources));
  }
}
