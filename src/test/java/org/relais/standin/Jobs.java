package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Imports with {@code async=true}: accepted at once, done at a later tick. A tick comes when a task
 * is asked for the second time, as if the time between had passed, or when a test says so.
 */
final class Jobs {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String TYPE = "DATAVALUE_IMPORT";

  private static final class Job {
    private final String id;
    private final Supplier<ImportPlan> work;
    private int polls;
    private Optional<ImportPlan> done = Optional.empty();

    Job(String id, Supplier<ImportPlan> work) {
      this.id = id;
      this.work = work;
    }
  }

  private final ServerVersion version;
  private final Clock clock;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Queue<Job> waiting = new ArrayDeque<>();

  Jobs(ServerVersion version, Clock clock) {
    this.version = version;
    this.clock = clock;
  }

  synchronized ObjectNode accept(Supplier<ImportPlan> work, ObjectNode options) {
    Job job = new Job(ServerObjects.uid("job", String.valueOf(jobs.size())), work);
    jobs.put(job.id, job);
    waiting.add(job);
    String name = TYPE + " (" + clock.millis() + ")";
    ObjectNode answer = JSON.objectNode();
    answer.put("httpStatus", "OK").put("httpStatusCode", 200).put("status", "OK");
    answer.put("message", "Initiated " + name);
    ObjectNode response = answer.putObject("response");
    response.put("name", name).put("id", job.id);
    response.put("created", now()).put("jobType", TYPE).put("jobStatus", "NOT_STARTED");
    response.set("jobParameters", options);
    response.put("relativeNotifierEndpoint", "/api/system/tasks/" + TYPE + "/" + job.id);
    response.put("responseType", version.jobResponse());
    return answer;
  }

  /** Does all jobs that wait. */
  synchronized void tick() {
    for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
      job.done = Optional.of(job.work.get());
    }
  }

  /** The newest notification first; none while the job waits or is unknown. */
  synchronized ArrayNode notifications(String id) {
    Job job = jobs.get(id);
    if (job != null && job.done.isEmpty() && ++job.polls > 1) {
      tick();
    }
    ArrayNode list = JSON.arrayNode();
    if (job != null && job.done.isPresent()) {
      ObjectNode summary = job.done.get().summary();
      JsonNode count = summary.path("importCount");
      String description = summary.path("description").asText("");
      if (version == ServerVersion.V2_43 && !description.isEmpty()) {
        notify(list, "ERROR", "Process failed: " + description, true);
        return list;
      }
      notify(
          list,
          "INFO",
          "Import complete with status %s, %d created, %d updated, %d deleted, %d ignored"
              .formatted(
                  summary.path("status").asText(),
                  count.path("imported").asInt(),
                  count.path("updated").asInt(),
                  count.path("deleted").asInt(),
                  count.path("ignored").asInt()),
          true);
      notify(list, "INFO", "Loading file content", false);
    }
    return list;
  }

  private void notify(ArrayNode list, String level, String message, boolean completed) {
    String id = ServerObjects.uid("notification", message);
    ObjectNode one = list.addObject();
    one.put("level", level).put("category", TYPE).put("message", message);
    one.put("completed", completed).put("id", id).put("time", now()).put("uid", id);
  }

  /** Empty where there is none yet. */
  synchronized Optional<ObjectNode> summary(String id) {
    return Optional.ofNullable(jobs.get(id)).flatMap(job -> job.done).map(ImportPlan::summary);
  }

  private String now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }
}
