package org.relais.visit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Tells keys that usually hold a person's name, telephone number or address. */
final class PersonalKeys {
  private static final Set<String> PERSONAL =
      Set.of(
          "name",
          "names",
          "firstname",
          "lastname",
          "middlename",
          "fullname",
          "surname",
          "nickname",
          "nom",
          "noms",
          "prenom",
          "prenoms",
          "surnom",
          "phone",
          "phones",
          "phonenumber",
          "telephone",
          "telephones",
          "tel",
          "mobile",
          "cellphone",
          "msisdn",
          "gsm",
          "whatsapp",
          "email",
          "mail");

  /** A name of one of these is no person's. */
  private static final Set<String> THINGS =
      Set.of(
          "form",
          "formulaire",
          "file",
          "fichier",
          "drug",
          "medicine",
          "medicament",
          "product",
          "produit",
          "village",
          "place",
          "localite",
          "facility",
          "structure",
          "site",
          "district",
          "region",
          "area",
          "aire",
          "program",
          "programme",
          "event",
          "app",
          "question",
          "group",
          "groupe",
          "vaccine",
          "vaccin",
          "disease",
          "maladie");

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
  private static final int MOST_SEEN = 10_000;

  /** The keys of records are few and come in every record; the limit is for hostile ones. */
  private final Map<String, Boolean> seen = new ConcurrentHashMap<>();

  boolean contain(String key) {
    Boolean known = seen.get(key);
    if (known != null) {
      return known;
    }
    boolean personal = judge(key);
    if (seen.size() < MOST_SEEN) {
      seen.put(key, personal);
    }
    return personal;
  }

  private static boolean judge(String key) {
    // Of "group/question" and "group.question" the question tells.
    String last = key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('.')) + 1);
    String plain = Accents.without(last);
    List<String> words =
        Arrays.stream(WORDS.split(plain)).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return words.stream().anyMatch(PERSONAL::contains)
        && words.stream().noneMatch(THINGS::contains);
  }
}
