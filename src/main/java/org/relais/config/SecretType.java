package org.relais.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;

/** A password or token. The configuration is kept in Git, so it should come from elsewhere. */
final class SecretType implements Type<String> {
  static final Type<String> SECRET = new SecretType();

  private SecretType() {}

  @Override
  public @Nullable String read(Node node, Diagnostics diagnostics) {
    Scalar scalar = Scalars.TEXT.read(node, diagnostics);
    if (scalar == null) {
      return null;
    }
    if (!scalar.substituted()) {
      diagnostics.mask(scalar.span());
      diagnostics.warning(
          Code.CFG024,
          scalar.span(),
          Text.of(
              "a secret stands here, where everyone who reads the configuration reads it",
              "un secret figure ici, où quiconque lit la configuration le lit"),
          Text.of(
              "write ${NAME} and set the variable, or ${file:/path}",
              "écrivez ${NOM} et définissez la variable, ou ${file:/chemin}"));
    }
    return scalar.text();
  }

  @Override
  public Map<String, Object> schema() {
    return Scalars.TEXT.schema();
  }

  @Override
  public String words() {
    return "secret: `${VARIABLE}` or `${file:/path}`";
  }
}
