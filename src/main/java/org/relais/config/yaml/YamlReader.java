package org.relais.config.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node.Entry;
import org.relais.config.yaml.Node.Mapping;
import org.relais.config.yaml.Node.Scalar;
import org.relais.config.yaml.Node.Sequence;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML file. Of YAML only what an administrator needs is taken: mappings, lists and
 * values; anchors, aliases, tags and further documents are errors.
 */
public final class YamlReader {
  /**
   * A placeholder's braces would begin a mapping where it stands within braces, as in {@code
   * {username: ${USER}}}. For the parser they are two characters of the private use area.
   */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}\n]*)\\}");

  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).build();

  private final String file;
  private final SourceText source;
  private final String guarded;
  private final Diagnostics diagnostics;
  private final Substitution substitution;
  private final Predicate<String> settable;
  private boolean refused;

  /**
   * @param file as diagnostics name it
   * @param text with line feeds only
   */
  public YamlReader(String file, String text, Variables variables, Diagnostics diagnostics) {
    this(file, text, variables, diagnostics, place -> true);
  }

  /**
   * @param file as diagnostics name it
   * @param text with line feeds only
   * @param settable whether a variable or a file may be put in at a place, which is the keys that
   *     lead there: {@code auth.basic.password}
   */
  public YamlReader(
      String file,
      String text,
      Variables variables,
      Diagnostics diagnostics,
      Predicate<String> settable) {
    this.file = file;
    this.source = new SourceText(text);
    this.guarded = guarded(text);
    this.diagnostics = diagnostics;
    this.substitution = new Substitution(variables, diagnostics);
    this.settable = settable;
  }

  /** The text with the braces of its placeholders out of the parser's way, each at its place. */
  static String guarded(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("\\$" + OPEN + "$1" + CLOSE);
  }

  static String unguarded(String value) {
    return value.replace(OPEN, '{').replace(CLOSE, '}');
  }

  /** The file's one document, or nothing where it is empty or not YAML, which is then reported. */
  public Optional<Node> read() {
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(guarded).iterator();
      @Nullable Node root = null;
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof NodeEvent node) {
          root = node(node, events, "");
        } else if (event instanceof DocumentStartEvent && root != null) {
          refuse(event, Text.of("a second document", "un deuxième document"));
          return Optional.empty();
        }
      }
      if (root == null) {
        diagnostics.error(
            Code.CFG001,
            new Span(file, 1, 1, 1),
            Text.of("the file is empty", "le fichier est vide"));
      }
      return refused ? Optional.empty() : Optional.ofNullable(root);
    } catch (YamlEngineException broken) {
      BrokenYaml.report(broken, file, source, diagnostics);
      return Optional.empty();
    }
  }

  private Node node(NodeEvent event, Iterator<Event> events, String place) {
    if (event.getAnchor().isPresent() && !(event instanceof AliasEvent)) {
      refuse(event, Text.of("an anchor", "une ancre"));
    }
    if (event instanceof CollectionStartEvent start) {
      start.getTag().ifPresent(t -> refuse(event, Text.of("a tag", "une étiquette de type")));
      return start instanceof MappingStartEvent
          ? mapping(start, events, place)
          : sequence(start, events, place);
    }
    if (event instanceof ScalarEvent scalar) {
      scalar.getTag().ifPresent(t -> refuse(event, Text.of("a tag", "une étiquette de type")));
      return substitution.apply(scalar(scalar), place, settable.test(place));
    }
    AliasEvent alias = (AliasEvent) event;
    refuse(alias, Text.of("an alias", "un alias"));
    return new Scalar(span(alias), "", "", false, new ScalarPlaces(new int[1], new int[1]));
  }

  private Sequence sequence(CollectionStartEvent start, Iterator<Event> events, String place) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    for (; event instanceof NodeEvent item; event = events.next()) {
      items.add(node(item, events, place));
    }
    return new Sequence(Marks.span(file, start, event, source), items);
  }

  private Mapping mapping(CollectionStartEvent start, Iterator<Event> events, String place) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Scalar> keys = new HashMap<>();
    Event event = events.next();
    for (; event instanceof NodeEvent next; event = events.next()) {
      @Nullable Scalar key = key(next, events);
      Node value = node((NodeEvent) events.next(), events, within(place, key));
      if (key != null) {
        @Nullable Scalar earlier = keys.putIfAbsent(key.written(), key);
        if (earlier == null) {
          entries.add(new Entry(key, value));
        } else {
          reportDuplicate(key, earlier);
        }
      }
    }
    return new Mapping(Marks.span(file, start, event, source), entries);
  }

  private static String within(String place, @Nullable Scalar key) {
    String name = key == null ? "" : key.written();
    return place.isEmpty() ? name : place + "." + name;
  }

  private @Nullable Scalar key(NodeEvent event, Iterator<Event> events) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    refuse(event, Text.of("a key that is not a word", "une clé qui n'est pas un mot"));
    node(event, events, "");
    return null;
  }

  private void reportDuplicate(Scalar key, Scalar earlier) {
    diagnostics.error(
        Code.CFG004,
        key.span(),
        Text.of("the key \"%s\" stands here twice", "la clé « %s » figure deux fois", key),
        Text.of(
            "it stands first at line %d; keep one of the two",
            "elle figure d'abord à la ligne %d ; gardez l'une des deux", earlier.span().line()));
  }

  private Scalar scalar(ScalarEvent event) {
    String written = unguarded(event.getValue());
    ScalarStyle style = event.getScalarStyle();
    ScalarPlaces places =
        new PlaceFinder(
                source, style, written, Marks.start(event, source), Marks.end(event, source))
            .find();
    return new Scalar(span(event), written, written, true, places);
  }

  private void refuse(Event event, Text what) {
    refused = true;
    diagnostics.error(
        Code.CFG003,
        span(event),
        new Text(
            "%s is YAML that a configuration does not use".formatted(what.en()),
            "%s : du YAML que la configuration n'emploie pas".formatted(what.fr())),
        Text.of("write the value itself", "écrivez la valeur elle-même"));
  }

  private Span span(Event event) {
    return Marks.span(file, event, event, source);
  }
}
