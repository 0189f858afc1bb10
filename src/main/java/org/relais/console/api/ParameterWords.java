package org.relais.console.api;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.HashMap;
import java.util.Map;

/** What a parameter means wherever its name stands, unless the call says more. */
final class ParameterWords {
  private static final Map<String, String> WORDS = words();

  private ParameterWords() {}

  static void describe(Parameter parameter) {
    String words = WORDS.get(parameter.getName());
    if (words != null && parameter.getDescription() == null) {
      parameter.setDescription(words);
    }
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    words.put("act", "one word in capitals, such as `DISCARD`; all without one");
    words.put(
        "asOf",
        "such as `2026-11-20T08:00:00Z`, the time at which the list was read: what came in later is left as it is; without one everything is meant");
    words.put("author", "name of the account whose draft it is");
    words.put("cause", "id of a cause, such as `C12`; several times for several causes");
    words.put("dataSet", "code of a data set");
    words.put("days", "for how many days the token is good, at most 3,660");
    words.put("draft", "by the draft of the account instead of the active configuration");
    words.put("element", "code of a data element");
    words.put("entry", "as the answer of the act has it under `undo`");
    words.put("file", "path of a table in the configuration");
    words.put("from", "from which day on, as `2026-10-01`; from the beginning without one");
    words.put(
        "how",
        "`EXACT` for the files as they were saved, `MERGED` for them laid on the active version");
    words.put("id", "of the work, as the answer of the act has it");
    words.put("item", "id of an item, such as `V4711` (value), `F17` (visit) or `R9` (record)");
    words.put("key", "as the work that ended has it under `result`");
    words.put("kind", "only what is of this kind; all without one");
    words.put("language", "`en` or `fr`");
    words.put("label", "what the token is for");
    words.put(
        "logsIn",
        "`password` (a link is made to choose one), `openid` (the first of that name at the provider is bound to it) or `token` (for programs)");
    words.put("message", "why, for those who read the versions later");
    words.put("month", "such as `2026-10`");
    words.put("name", "of the account");
    words.put("number", "of the version");
    words.put("orgUnit", "code of an org unit; it and all below it");
    words.put("owner", "who mends the cause, such as `MAPPING`");
    words.put("parent", "code of the org unit below which they stand; the highest without one");
    words.put("part", "`new`, `changed`, `gone` or `corrected`; all without one");
    words.put("path", "of a file inside the configuration folder");
    words.put("period", "as DHIS2 writes it, such as `202610`");
    words.put("reason", "why, for the audit trail");
    words.put("replace", "whether a draft that the account has is given up");
    words.put("role", "`viewer`, `operator`, `administrator` or `source-owner`");
    words.put("search", "a part of a name, code or uid, without regard to case and accents");
    words.put("seen", "as the answer before has it, so that only what was seen is acted on");
    words.put(
        "server",
        "name of the target whose server the table is about; the one that names the table without one");
    words.put("sort", "a column of the list, with a minus before it for the greatest first");
    words.put("source", "name of a source (field system)");
    words.put("state", "`parked`, `waiting` or `discarded`; `parked` without one");
    words.put("target", "name of a target");
    words.put(
        "to",
        "with which version it is compared: `parent`, `active`, another number, or `merged` for what it would change laid on the active one");
    words.put("token", "number of the token in the list");
    words.put("who", "name of an account; all without one");
    return Map.copyOf(words);
  }
}
