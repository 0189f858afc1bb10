package org.relais.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** How code is written in every package below {@code root}. */
record Habits(String root) {
  /** Names that say nothing of what a class is for. */
  private static final Pattern EMPTY_NAME =
      Pattern.compile("(Abstract|Base)[A-Z].*|.*(Utils?|Manager|Helper|Impl)");

  private static final Set<String> INJECTIONS =
      Set.of(
          "org.springframework.beans.factory.annotation.Autowired",
          "org.springframework.beans.factory.annotation.Value",
          "jakarta.inject.Inject",
          "jakarta.annotation.Resource",
          "org.apache.camel.BeanInject",
          "org.apache.camel.Produce");

  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("no field injection", noFieldInjection());
    rules.put("only the command line prints", onlyCliPrints());
    rules.put("time comes from a clock", noClasses().should(readTheTime()));
    rules.put("only the edges make a clock", clocksAtTheEdges());
    rules.put("names say what a class is", names());
    rules.put("packages are null-marked", classes().should(beNullMarked()));
    return rules;
  }

  private ArchRule noFieldInjection() {
    return noFields()
        .should()
        .beAnnotatedWith(
            describe(
                "an annotation that injects",
                (JavaAnnotation<?> annotation) ->
                    INJECTIONS.contains(annotation.getRawType().getName())));
  }

  private ArchRule onlyCliPrints() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  /** {@code LocalDate.now()}, {@code Instant::now}, {@code new Date()}… */
  private static ArchCondition<JavaClass> readTheTime() {
    return new ArchCondition<>("read the time without a clock") {
      @Override
      public void check(JavaClass code, ConditionEvents events) {
        for (JavaCodeUnitAccess<?> access : code.getCodeUnitAccessesFromSelf()) {
          if (isTimeWithoutClock(access)) {
            events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isTimeWithoutClock(JavaCodeUnitAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    boolean takesClock =
        access.getTarget().getRawParameterTypes().stream()
            .anyMatch(p -> p.isEquivalentTo(Clock.class));
    boolean now = access.getName().equals("now") && owner.getPackageName().startsWith("java.time");
    boolean millis = access.getName().equals("currentTimeMillis");
    boolean date =
        owner.isEquivalentTo(Date.class)
            && access.getName().equals("<init>")
            && access.getTarget().getRawParameterTypes().isEmpty();
    return (now && !takesClock) || millis || date;
  }

  private ArchRule clocksAtTheEdges() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".route..", root + ".console..", root + ".cli..")
        .should()
        .accessTargetWhere(
            describe(
                "a system clock is made",
                (JavaAccess<?> access) ->
                    access.getTargetOwner().isEquivalentTo(Clock.class)
                        && access.getName().startsWith("system")));
  }

  private static ArchRule names() {
    return classes()
        .should(
            new ArchCondition<>("have a name that says what they are") {
              @Override
              public void check(JavaClass code, ConditionEvents events) {
                if (EMPTY_NAME.matcher(code.getSimpleName()).matches()) {
                  events.add(SimpleConditionEvent.violated(code, code.getName()));
                }
              }
            });
  }

  private static ArchCondition<JavaClass> beNullMarked() {
    return new ArchCondition<>("stand in a package that is @NullMarked") {
      @Override
      public void check(JavaClass code, ConditionEvents events) {
        boolean marked =
            code.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        if (!marked) {
          events.add(SimpleConditionEvent.violated(code, code.getName() + " does not"));
        }
      }
    };
  }
}
