package org.relais.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Puts everything that begins or ends at one time into one note. */
public final class NoteWriter {
  /** Nobody reads more, and the console and {@code relais errors list} have all. */
  private static final int LINES = 20;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final JsonFactory JSON = new JsonFactory();

  private final String deployment;
  private final String language;
  private final ZoneId zone;

  /**
   * @param deployment what people call it
   */
  public NoteWriter(String deployment, String language, ZoneId zone) {
    this.deployment = deployment;
    this.language = language;
    this.zone = zone;
  }

  Note write(String channel, List<Concern> begun, List<Episode> ended, Instant now) {
    String subject = word("note.subject", deployment, what(begun, ended));
    String text = text(begun, ended);
    return new Note(channel, subject, text, json(subject, text, begun, ended, now));
  }

  /** A note that shows that a channel works, and says so. */
  public Note test(String channel, Instant now) {
    String subject = word("note.subject", deployment, word("test.headline"));
    String text = word("test.detail") + "\n\n" + word("note.foot", deployment) + "\n";
    return new Note(channel, subject, text, json(subject, text, List.of(), List.of(), now));
  }

  private String what(List<Concern> begun, List<Episode> ended) {
    if (begun.size() == 1 && ended.isEmpty()) {
      return begun.get(0).headline().in(language);
    }
    String news = word("note.begun", begun.size());
    String over = word("note.ended", ended.size());
    if (ended.isEmpty()) {
      return news;
    }
    return begun.isEmpty() ? over : word("note.both", news, over);
  }

  private String text(List<Concern> begun, List<Episode> ended) {
    StringBuilder text = new StringBuilder();
    if (!begun.isEmpty()) {
      text.append(word("note.begunTitle")).append("\n\n");
      for (Concern concern : begun.subList(0, Math.min(LINES, begun.size()))) {
        text.append("* ").append(concern.headline().in(language)).append('\n');
        text.append("  ").append(concern.detail().in(language)).append("\n\n");
      }
      more(begun.size(), text);
    }
    if (!ended.isEmpty()) {
      text.append(word("note.endedTitle")).append("\n\n");
      for (Episode episode : ended.subList(0, Math.min(LINES, ended.size()))) {
        String line =
            word("note.endedLine", episode.headline().in(language), minute(episode.since()));
        text.append("* ").append(line).append('\n');
      }
      text.append('\n');
      more(ended.size(), text);
    }
    return text.append(word("note.foot", deployment)).append('\n').toString();
  }

  private void more(int all, StringBuilder text) {
    if (all > LINES) {
      text.append(word("note.more", all - LINES)).append("\n\n");
    }
  }

  private String json(
      String subject, String text, List<Concern> begun, List<Episode> ended, Instant now) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      json.writeStringField("deployment", deployment);
      json.writeStringField("at", now.toString());
      json.writeStringField("language", language);
      json.writeStringField("subject", subject);
      // The field that Slack, Mattermost and Rocket.Chat show.
      json.writeStringField("text", subject + "\n\n" + text);
      json.writeArrayFieldStart("begun");
      for (Concern concern : begun) {
        json.writeStartObject();
        write(json, concern.kind(), concern.subject(), concern.headline().in(language));
        json.writeStringField("detail", concern.detail().in(language));
        json.writeStringField("since", concern.since().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("ended");
      for (Episode episode : ended) {
        json.writeStartObject();
        write(json, episode.kind(), episode.subject(), episode.headline().in(language));
        json.writeStringField("since", episode.since().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return written.toString();
  }

  private static void write(JsonGenerator json, ConcernKind kind, String about, String headline)
      throws IOException {
    json.writeStringField("kind", kind.name());
    json.writeStringField("about", about);
    json.writeStringField("headline", headline);
  }

  private String minute(Instant time) {
    return MINUTE.format(time.atZone(zone));
  }

  private String word(String key, Object... arguments) {
    return Words.in(language, key, arguments);
  }
}
