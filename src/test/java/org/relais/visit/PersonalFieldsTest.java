package org.relais.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.visit.SampleMapping.json;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalFieldsTest {
  private final PersonalFields usual = new PersonalFields(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "Name",
        "patient_name",
        "childName",
        "first_name",
        "FIRSTNAME",
        "nom",
        "Prénom",
        "nom_de_la_mere",
        "phone",
        "alternate-phone",
        "telephone",
        "téléphone",
        "phoneNumber",
        "group/child_name",
        "contact.name",
        "email"
      })
  void usualKeysOfNamesAndTelephonesAreRemovedAtAnyDepth(String key) {
    assertThat(usual.remove(json("{'a':[{'" + key + "':'x','b':1}],'" + key + "':'y'}"), List.of()))
        .isEqualTo(json("{'a':[{'b':1}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"form_name", "village_name", "nomenclature", "mobility", "rename", "nombre"})
  void keysThatNameNoPersonStay(String key) {
    assertThat(usual.remove(json("{'" + key + "':'x'}"), List.of()).has(key)).isTrue();
  }

  @Test
  void configuredPathsAreRemovedInEveryElementOfAList() {
    PersonalFields personal = new PersonalFields(paths("gps", "visits.notes"));
    assertThat(
            personal.remove(
                json("{'gps':{'lat':1},'visits':[{'notes':'x','n':1},{'notes':'y'}]}"), List.of()))
        .isEqualTo(json("{'visits':[{'n':1},{}]}"));
  }

  @Test
  void whatAMappingReadsStaysAndNothingBesideIt() {
    PersonalFields personal = new PersonalFields(paths("secret"));
    assertThat(
            personal.remove(
                json("{'name':{'code':'A','full':'x'},'phone':'1','secret':{'age':2,'b':3}}"),
                paths("name.code", "secret.age")))
        .isEqualTo(json("{'name':{'code':'A'},'secret':{'age':2}}"));
  }

  @Test
  void theDocumentItselfIsNotChanged() {
    var document = json("{'name':'x'}");
    usual.remove(document, List.of());
    assertThat(document).isEqualTo(json("{'name':'x'}"));
  }

  @Test
  void pruningKeepsWhatIsReadAndItsPosition() {
    assertThat(
            Pruning.prune(
                json("{'a':{'b':1,'c':2},'l':[{'x':1},{'x':2,'y':3}],'z':'w'}"),
                paths("a.b", "l[1].x", "missing.x")))
        .isEqualTo(json("{'a':{'b':1},'l':[null,{'x':2}]}"));
    assertThat(Pruning.prune(json("{'v':{'d':1,'e':2}}"), paths("v[0].d")))
        .isEqualTo(json("{'v':{'d':1}}"));
    assertThat(Pruning.prune(json("{'v':[{'d':1,'e':2}]}"), paths("v.d")))
        .isEqualTo(json("{'v':[{'d':1}]}"));
  }

  private static List<RecordPath> paths(String... paths) {
    return Arrays.stream(paths).map(path -> RecordPath.parse(path).orElseThrow()).toList();
  }
}
