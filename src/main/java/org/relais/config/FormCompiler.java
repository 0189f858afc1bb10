package org.relais.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FormMapping;

/** The forms of one source. */
final class FormCompiler {
  /** Without them no visit can be counted. */
  private static final List<CoreField> NEEDED = List.of(CoreField.VISIT_DATE, CoreField.ORG_UNIT);

  private final Dictionary dictionary;
  private final FieldNames names;
  private final FieldMappingCompiler mappings;
  private final Diagnostics diagnostics;
  private final Set<String> mapped;

  /**
   * @param mapped takes the names of the fields that get a value
   */
  FormCompiler(
      Dictionary dictionary,
      FieldMappingCompiler mappings,
      Set<String> mapped,
      Diagnostics diagnostics) {
    this.dictionary = dictionary;
    this.names = new FieldNames(dictionary, diagnostics);
    this.mappings = mappings;
    this.mapped = mapped;
    this.diagnostics = diagnostics;
  }

  List<FormMapping> compile(List<Named<Values>> forms) {
    List<FormMapping> compiled = new ArrayList<>();
    Map<List<String>, Span> taken = new HashMap<>();
    for (Named<Values> form : forms) {
      FormMapping mapping = form(form);
      List<String> versions = mapping.versions().isEmpty() ? List.of("*") : mapping.versions();
      for (String version : versions) {
        Span earlier = taken.putIfAbsent(List.of(mapping.form(), version), form.name().span());
        if (earlier != null) {
          reportTaken(form, mapping.form(), version, earlier);
        }
      }
      compiled.add(mapping);
    }
    return compiled;
  }

  private void reportTaken(Named<Values> form, String name, String version, Span earlier) {
    diagnostics.error(
        Code.CFG306,
        form.name().span(),
        version.equals("*")
            ? Text.of(
                "the form \"%s\" is mapped twice",
                "le formulaire « %s » est mis en correspondance deux fois", name)
            : Text.of(
                "the version %s of the form \"%s\" is mapped twice",
                "la version %s du formulaire « %s » est mise en correspondance deux fois",
                version,
                name),
        Text.of(
            "the other mapping stands at line %d; give each its versions",
            "l'autre figure à la ligne %d ; donnez à chacune ses versions", earlier.line()));
  }

  private FormMapping form(Named<Values> form) {
    Values block = form.value();
    List<FieldMapping> fields = new ArrayList<>();
    for (Named<Values> field : block.or(FormBlock.FIELDS, List.of())) {
      names
          .find(field.name())
          .ifPresent(f -> fields.add(mapping(field.name().span(), f, field.value())));
    }
    checkNeeded(form, fields);
    @Nullable String visitType = visit(block, fields);
    Scalar name = block.get(FormBlock.FORM);
    return new FormMapping(
        name == null ? form.name().text() : name.text(),
        block.or(FormBlock.VERSIONS, List.of()).stream().map(Scalar::text).toList(),
        visitType,
        fields);
  }

  private FieldMapping mapping(Span name, Field field, Values block) {
    mapped.add(field.name());
    return mappings.compile(name, field, block);
  }

  /** The constant kind of visit; a mapping of it is added to the fields. */
  private @Nullable String visit(Values block, List<FieldMapping> fields) {
    Values visit = block.get(FormBlock.VISIT);
    if (visit == null) {
      return null;
    }
    FieldMapping mapping =
        mapping(block.at(FormBlock.VISIT), dictionary.field(CoreField.VISIT.fieldName()), visit);
    if (mapping.constant() instanceof String code) {
      return code;
    }
    fields.add(mapping);
    return null;
  }

  private void checkNeeded(Named<Values> form, List<FieldMapping> fields) {
    if (!form.value().has(FormBlock.FIELDS)) {
      return;
    }
    Set<String> given = new HashSet<>();
    fields.forEach(f -> given.add(f.field().name()));
    for (CoreField needed : NEEDED) {
      if (!given.contains(needed.fieldName())) {
        diagnostics.error(
            Code.CFG305,
            form.name().span(),
            Text.of(
                "the form \"%s\" gives no %s, which every visit needs",
                "le formulaire « %s » ne donne pas %s, indispensable à toute visite",
                form.name(),
                needed.fieldName()),
            Text.of(
                "add \"%s: {from: …}\" under fields",
                "ajoutez « %s: {from: …} » sous fields", needed.fieldName()));
      }
    }
  }
}
