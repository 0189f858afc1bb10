package org.relais.config.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Entry;
import org.relais.config.yaml.Node.Mapping;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;

/** A mapping whose keys depend on the word behind one of them. */
public final class Variants implements Type<Values> {
  private final Key<String> kind;

  /** In the order in which they were declared: documentation is made from them. */
  private final Map<String, Block> cases;

  private Variants(Key<String> kind, Map<String, Block> cases) {
    this.kind = kind;
    this.cases = cases;
  }

  /**
   * @param kind the key that decides; every block has it
   */
  public static Variants by(Key<String> kind) {
    return new Variants(kind, Map.of());
  }

  /** The same with one word more, and what the mapping then is. */
  public Variants when(String word, Block block) {
    Map<String, Block> more = new LinkedHashMap<>(cases);
    more.put(word, block);
    return new Variants(kind, more);
  }

  @Override
  public @Nullable Values read(Node node, Diagnostics diagnostics) {
    if (!(node instanceof Mapping mapping)) {
      Faults.wrongShape(node, Shape.MAPPING, diagnostics);
      return null;
    }
    Entry entry = mapping.find(kind.name()).orElse(null);
    if (entry == null) {
      diagnostics.error(
          Code.CFG011,
          mapping.span(),
          Text.of("the key \"%s\" is missing here", "la clé « %s » manque ici", kind.name()),
          Text.of(
              "add \"%s: …\" with one of %s",
              "ajoutez « %s: … » avec l'un de %s", kind.name(), String.join(", ", cases.keySet())));
      return null;
    }
    String word = kind.type().read(entry.value(), diagnostics);
    Block block = word == null ? null : cases.get(word);
    return block == null ? null : block.read(node, diagnostics);
  }

  @Override
  public Map<String, Object> schema() {
    List<Object> branches = new ArrayList<>();
    cases.forEach(
        (word, block) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("if", Map.of("properties", Map.of(kind.name(), Map.of("const", word))));
          one.put("then", block.schema());
          branches.add(one);
        });
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", Map.of(kind.name(), kind.type().schema()));
    schema.put("required", List.of(kind.name()));
    schema.put("allOf", branches);
    return schema;
  }

  @Override
  public String words() {
    return "a block whose keys depend on `" + kind.name() + "`";
  }

  @Override
  public List<Block> blocks() {
    return List.copyOf(cases.values());
  }
}
