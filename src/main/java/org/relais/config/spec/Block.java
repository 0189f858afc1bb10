package org.relais.config.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Mapping;
import org.relais.diagnostic.Diagnostics;

/**
 * A mapping with known keys.
 *
 * @param name for people, such as {@code field mapping}; the heading on the reference page
 * @param about one or two sentences for the reference page
 * @param rules what holds between keys, beyond each of them
 */
public record Block(String name, String about, List<Key<?>> keys, List<Rule> rules)
    implements Type<Values> {
  public Block {
    keys = List.copyOf(keys);
    rules = List.copyOf(rules);
  }

  public static Block of(String name, String about, Key<?>... keys) {
    return new Block(name, about, List.of(keys), List.of());
  }

  /** The same block with more keys. */
  public Block with(Key<?>... more) {
    List<Key<?>> all = new ArrayList<>(keys);
    all.addAll(List.of(more));
    return new Block(name, about, all, rules);
  }

  /** One of these keys must stand there, and only one. */
  public Block exactlyOne(Key<?>... of) {
    return rule(Rule.exactlyOne(of));
  }

  /** No two of these keys go together. */
  public Block atMostOne(Key<?>... of) {
    return rule(Rule.atMostOne(of));
  }

  /** One of these keys must stand there at least. */
  public Block atLeastOne(Key<?>... of) {
    return rule(Rule.atLeastOne(of));
  }

  private Block rule(Rule rule) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(rule);
    return new Block(name, about, keys, all);
  }

  @Override
  public @Nullable Values read(Node node, Diagnostics diagnostics) {
    if (node instanceof Mapping mapping) {
      return new BlockReading(this, mapping, diagnostics).read();
    }
    Faults.wrongShape(node, Shape.MAPPING, diagnostics);
    return null;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.forEach(key -> properties.put(key.name(), described(key)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    List<String> required = keys.stream().filter(Key::required).map(Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    List<Map<String, Object>> between = rules.stream().map(Rule::schema).toList();
    if (!between.isEmpty()) {
      schema.put("allOf", between);
    }
    return schema;
  }

  private static Map<String, Object> described(Key<?> key) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", key.description());
    schema.putAll(key.type().schema());
    return schema;
  }

  @Override
  public String words() {
    return "[" + name + "](#" + anchor() + ")";
  }

  /** The place of this block on the reference page. */
  String anchor() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  @Override
  public List<Block> blocks() {
    return List.of(this);
  }
}
