package org.relais.console.sources;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.http.Http;
import org.relais.source.Page;
import org.relais.source.PageMemory;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceItem;
import org.relais.source.SourceUnavailableException;
import org.relais.source.Sources;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.Mapping;
import org.relais.visit.MappingInput;
import org.relais.visit.Reason;
import org.relais.visit.Visit;
import org.relais.visit.VisitMapper;

/** Fetches the first page of a source and maps it, without taking anything in. */
final class SourceTrial {
  private static final int SHOWN = 25;

  private final Http http;
  private final Clock clock;

  SourceTrial(Http http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /**
   * @param draft whether the deployment is the account's draft
   * @param version number of the version that the deployment is; null where it is none
   */
  Tried run(
      Deployment deployment,
      SourceDefinition source,
      String who,
      boolean draft,
      @Nullable Long version) {
    try {
      Page page = Sources.open(source, http, clock, PageMemory.NONE).pull(null);
      return read(page, deployment, source, who, draft, version);
    } catch (SourceUnavailableException unavailable) {
      return new Tried(
          source.name(),
          who,
          clock.instant(),
          draft,
          version,
          unavailable.labels(),
          0,
          Tried.Counts.NONE,
          List.of());
    }
  }

  private Tried read(
      Page page,
      Deployment deployment,
      SourceDefinition source,
      String who,
      boolean draft,
      @Nullable Long version) {
    VisitMapper mapper =
        new VisitMapper(source.mapping(), deployment.model(), deployment.orgUnits());
    Map<String, SourceItem.Contact> contacts = contacts(page);
    LocalDate today = LocalDate.now(clock.withZone(source.mapping().zone()));
    Tried.Counts counts = Tried.Counts.NONE;
    List<Tried.Line> faulty = new ArrayList<>();
    List<Tried.Line> fine = new ArrayList<>();
    for (SourceItem item : page.items()) {
      if (item instanceof SourceItem.Contact) {
        counts = counts.plusContact();
      } else {
        Tried.Line line = line(item, mapper, contacts, today);
        counts = counts.plus(line.kind());
        List<Tried.Line> part = line.reasons().isEmpty() ? fine : faulty;
        if (part.size() < SHOWN && line.kind() != Tried.Kind.IGNORED) {
          part.add(line);
        }
      }
    }
    // What a person has to mend stands first.
    faulty.addAll(fine);
    return new Tried(
        source.name(),
        who,
        clock.instant(),
        draft,
        version,
        null,
        page.items().size(),
        counts,
        faulty);
  }

  /** By their ids and whatever else records call them. */
  private static Map<String, SourceItem.Contact> contacts(Page page) {
    Map<String, SourceItem.Contact> contacts = new HashMap<>();
    for (SourceItem item : page.items()) {
      if (item instanceof SourceItem.Contact contact) {
        contacts.put(contact.id(), contact);
        contact.aliases().forEach(alias -> contacts.put(alias, contact));
      }
    }
    return contacts;
  }

  private static Tried.Line line(
      SourceItem item,
      VisitMapper mapper,
      Map<String, SourceItem.Contact> contacts,
      LocalDate today) {
    if (item instanceof SourceItem.Unreadable unreadable) {
      return new Tried.Line(
          unreadable.id(),
          null,
          Tried.Kind.UNREADABLE,
          null,
          null,
          List.of(),
          List.of(unreadable.fault().labels()));
    }
    if (!(item instanceof SourceItem.Submission submission)) {
      return Tried.Line.of(item.id(), null, Tried.Kind.VOIDED);
    }
    if (!mapper.knows(submission.form())) {
      return Tried.Line.of(item.id(), submission.form(), Tried.Kind.IGNORED);
    }
    String reference = submission.patient();
    SourceItem.@Nullable Contact patient = reference == null ? null : contacts.get(reference);
    Mapping mapping =
        mapper.map(
            new MappingInput(
                submission.id(),
                submission.form(),
                submission.formVersion(),
                submission.body(),
                patient == null ? null : patient.body(),
                patient == null ? null : patient.id(),
                today));
    return line(submission, mapping);
  }

  private static Tried.Line line(SourceItem.Submission submission, Mapping mapping) {
    if (mapping instanceof Mapping.Mapped mapped) {
      Visit visit = mapped.visit();
      return new Tried.Line(
          submission.id(),
          submission.form(),
          Tried.Kind.MAPPED,
          visit.date(CoreField.VISIT_DATE),
          visit.text(CoreField.ORG_UNIT),
          answers(visit),
          List.of());
    }
    if (mapping instanceof Mapping.Rejected rejected) {
      return new Tried.Line(
          submission.id(),
          submission.form(),
          Tried.Kind.REJECTED,
          rejected.visitDate(),
          rejected.site(),
          List.of(),
          rejected.reasons().stream().map(Reason::message).toList());
    }
    return Tried.Line.of(submission.id(), submission.form(), Tried.Kind.IGNORED);
  }

  private static List<Tried.Answer> answers(Visit visit) {
    List<Tried.Answer> answers = new ArrayList<>();
    for (Field field : visit.dictionary().fields()) {
      Object value = visit.value(field);
      if (value != null && !field.personal()) {
        answers.add(new Tried.Answer(field.label(), value.toString()));
      }
    }
    return answers;
  }
}
