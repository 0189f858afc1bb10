package org.relais.visit.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.relais.visit.Dictionary;
import org.relais.visit.SampleDictionary;
import org.relais.visit.Visit;

/**
 * How many conditions a visit answers in a second of CPU time, by our closures and by the CEL
 * library's own runtime. Run it with {@code bench/conditions}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ConditionBenchmark {
  /** As the shipped data elements and derived fields ask. */
  private static final List<String> RULES =
      List.of(
          "visit == \"sick_child\" && worker_type == \"asc\" && fever",
          "visit == \"sick_child\" && worker_type == \"asc\" && fever"
              + " && malaria_rdt == \"positive\"",
          "visit == \"sick_child\" && malaria_rdt in [\"positive\", \"negative\", \"invalid\"]",
          "fever || temperature >= 38 || (temperature >= 37.5 && age_months >= 2)",
          "age_months < 2 ? respiratory_rate >= 60"
              + " : (age_months < 12 ? respiratory_rate >= 50 : respiratory_rate >= 40)",
          "age_months >= 6 && age_months < 60 && muac < 115",
          "\"convulsions\" in danger_signs || cough && respiratory_rate >= 50",
          "visit_date >= date(\"2026-01-01\") && !cough");

  /** The visits and the conditions, compiled both ways. */
  @State(Scope.Benchmark)
  public static class Prepared {
    private static final int VISITS = 1024;

    final List<Visit> visits = new ArrayList<>();
    final List<Map<String, Object>> variables = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final List<CelRuntime.Program> programs = new ArrayList<>();

    @Setup
    public void prepare() {
      Dictionary dictionary = SampleDictionary.build();
      ConditionCompiler compiler = new ConditionCompiler(dictionary);
      LibraryRuntime library = new LibraryRuntime(dictionary);
      for (String rule : RULES) {
        conditions.add(((CompiledCondition.Ok) compiler.cel(rule)).condition());
        programs.add(library.program(rule));
      }
      Random random = new Random(1);
      for (int i = 0; i < VISITS; i++) {
        Visit visit = SampleDictionary.visit(dictionary, answers(random));
        visits.add(visit);
        variables.add(LibraryRuntime.variables(visit));
      }
    }

    /** All asked, for without a value the library's answer costs an exception. */
    private static Map<String, Object> answers(Random random) {
      Map<String, Object> answers = new HashMap<>();
      answers.put("visit", random.nextInt(5) == 0 ? "follow_up" : "sick_child");
      answers.put("worker_type", random.nextInt(3) == 0 ? "relais" : "asc");
      answers.put("visit_date", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90)));
      answers.put("fever", random.nextBoolean());
      answers.put("cough", random.nextBoolean());
      answers.put(
          "malaria_rdt", List.of("positive", "negative", "not_done").get(random.nextInt(3)));
      answers.put("temperature", 36 + random.nextInt(40) / 10.0);
      answers.put("respiratory_rate", 20L + random.nextInt(50));
      answers.put("age_months", (long) random.nextInt(60));
      answers.put("muac", 100L + random.nextInt(80));
      answers.put("danger_signs", random.nextInt(4) == 0 ? List.of("convulsions") : List.of());
      return answers;
    }
  }

  /** CPU time and evaluations of the measuring thread. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Cost {
    public long cpuMicros;
    public long evaluations;
    private long start;

    @Setup(Level.Iteration)
    public void start() {
      cpuMicros = 0;
      evaluations = 0;
      start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @TearDown(Level.Iteration)
    public void stop() {
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      cpuMicros = TimeUnit.NANOSECONDS.toMicros(spent);
    }
  }

  @Benchmark
  public void closures(Prepared prepared, Cost cost, Blackhole hole) {
    for (Visit visit : prepared.visits) {
      for (Condition condition : prepared.conditions) {
        hole.consume(condition.test(visit));
      }
    }
    cost.evaluations += (long) prepared.visits.size() * prepared.conditions.size();
  }

  @Benchmark
  public void library(Prepared prepared, Cost cost, Blackhole hole) throws CelEvaluationException {
    for (Map<String, Object> variables : prepared.variables) {
      for (CelRuntime.Program program : prepared.programs) {
        hole.consume(program.eval(variables));
      }
    }
    cost.evaluations += (long) prepared.variables.size() * prepared.programs.size();
  }

  public static void main(String[] args) throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(ConditionBenchmark.class.getSimpleName()).build())
            .run();
    for (RunResult result : results) {
      double evaluations = sum(result, "evaluations");
      double seconds = sum(result, "cpuMicros") / 1e6;
      System.out.printf(
          Locale.ROOT,
          "%s: %.2f million evaluations per CPU-second%n",
          result.getPrimaryResult().getLabel(),
          evaluations / seconds / 1e6);
    }
  }

  private static double sum(RunResult result, String counter) {
    return result.getSecondaryResults().get(counter).getScore();
  }
}
