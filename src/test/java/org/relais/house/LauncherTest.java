package org.relais.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, over a copy of the project's shape with a Java and a Maven that only tell. */
class LauncherTest {
  private static final String JAVA_17 =
      """
      #!/bin/bash
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.15" 2025-04-15' >&2; exit; fi
      echo "java $*"
      """;
  private static final String JAVA_11 =
      """
      #!/bin/bash
      echo 'openjdk version "11.0.2" 2019-01-15' >&2
      """;
  private static final String MAVEN =
      """
      #!/bin/bash
      echo built >> builds
      mkdir -p target
      echo jar > target/relais.jar
      """;

  @TempDir Path folder;
  private Path home;
  private Path tools;

  @BeforeEach
  void layOutTheProject() throws IOException {
    home = Files.createDirectories(folder.resolve("with space/relais"));
    tools = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.copy(Path.of("relais"), home.resolve("relais"));
    executable(home.resolve("relais"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve(".mvn"));
    Files.createDirectories(home.resolve("src/main"));
    Files.writeString(home.resolve("src/main/A.java"), "class A {}");
    tool("java", JAVA_17);
    tool("javac", "#!/bin/bash\n");
    tool("mvn", MAVEN);
  }

  @Test
  void buildsWhenThereIsNoJarAndThenRunsItWithTheArguments() throws Exception {
    Run run = relais("check", "--config", "my folder");

    assertThat(run.errors()).contains("Building Relais").contains("Built.");
    assertThat(run.output())
        .contains("-jar " + home + "/target/relais.jar check --config my folder");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void doesNotBuildWhenTheJarIsNewerThanTheSources() throws Exception {
    relais();
    Run second = relais("status");

    assertThat(builds()).isEqualTo(1);
    assertThat(second.errors()).isEmpty();
    assertThat(second.output()).contains("relais.jar status");
  }

  @Test
  void buildsAgainWhenASourceChangedAndSaysSo() throws Exception {
    relais();
    passTime();
    Files.writeString(home.resolve("src/main/A.java"), "class A { int changed; }");

    assertThat(relais().errors()).contains("sources are newer");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void buildsAgainWhenASourceWasDeleted() throws Exception {
    relais();
    passTime();
    Files.delete(home.resolve("src/main/A.java"));
    relais();

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void isNotMisledByAJarWithTheFixedDateOfAReproducibleBuild() throws Exception {
    tool("mvn", MAVEN + "touch -d 2001-01-01 target/relais.jar\n");
    relais();
    relais();

    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void worksFromAnotherFolderAndThroughSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("direct"), home.resolve("relais"));
    Files.createSymbolicLink(bin.resolve("relais"), Path.of("direct"));

    Run run = start(bin, Map.of(), List.of(bin.resolve("relais").toString(), "demo"));

    assertThat(run.output()).contains("-jar " + home + "/target/relais.jar demo");
  }

  @Test
  void passesTheExitCodeOfTheProgramOn() throws Exception {
    tool("java", JAVA_17 + "exit 3\n");

    assertThat(relais("run").exitCode()).isEqualTo(3);
  }

  @Test
  void givesTheProgramHalfAGigabyteUnlessToldOtherwise() throws Exception {
    assertThat(relais().output()).contains("-Xmx512m");
    assertThat(relais(Map.of("RELAIS_JAVA_OPTS", "-Xmx2g -Da=b")).output())
        .contains("-Xmx2g -Da=b")
        .doesNotContain("512m");
  }

  @Test
  void aFailedBuildNamesItsLogShowsTheFirstErrorsAndLeavesNoJar() throws Exception {
    tool(
        "mvn",
        """
        #!/bin/bash
        mkdir -p target; echo thin > target/relais.jar
        echo '[INFO] much'; echo '[ERROR] A.java:[1,1] it is wrong'; exit 1
        """);

    Run run = relais("demo");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .contains("could not be built")
        .contains("A.java:[1,1] it is wrong")
        .contains(home + "/target/relais-build.log")
        .doesNotContain("much");
    assertThat(run.output()).isEmpty();
    assertThat(home.resolve("target/relais.jar")).doesNotExist();
  }

  @Test
  void saysWhichJavaItFoundWhenItIsTooOld() throws Exception {
    tool("java", JAVA_11);

    Run run = relais();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("JDK").contains("17 or newer").contains("found: 11");
  }

  @Test
  void asksForAJdkWhenThereIsOnlyARuntimeAndTheProgramMustBeBuilt() throws Exception {
    Files.delete(tools.resolve("javac"));

    assertThat(relais().errors()).contains("needs a JDK");
  }

  @Test
  void runsWithARuntimeOnlyWhenTheProgramIsBuilt() throws Exception {
    relais();
    Files.delete(tools.resolve("javac"));
    Files.delete(tools.resolve("mvn"));

    assertThat(relais("status").output()).contains("relais.jar status");
  }

  @Test
  void saysHowToGetMavenWhenItIsMissing() throws Exception {
    Files.delete(tools.resolve("mvn"));

    Run run = relais();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("apt install maven");
  }

  @Test
  void speaksFrenchInAFrenchEnvironment() throws Exception {
    assertThat(relais(Map.of("LANG", "fr_ML.UTF-8")).errors()).contains("Construction de Relais");

    Files.delete(home.resolve("target/relais.jar"));
    tool("java", JAVA_11);
    assertThat(relais(Map.of("LC_ALL", "fr_FR.UTF-8", "LANG", "C")).errors())
        .contains("17 ou plus récente")
        .contains("trouvé : 11");
  }

  @Test
  void letsTheProgramPrintAccentsWhereTheLocaleIsNotInstalled() throws Exception {
    assertThat(relais(Map.of("LANG", "fr_ML.UTF-8")).output()).contains("-Dstdout.encoding=UTF-8");
    assertThat(relais(Map.of("LANG", "C")).output()).contains("-Dstdout.encoding=UTF-8");
    assertThat(relais(Map.of("LANG", "fr_FR.ISO-8859-1")).output()).doesNotContain("encoding");
  }

  private Run relais(String... arguments) throws Exception {
    return relais(Map.of(), arguments);
  }

  private Run relais(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("relais").toString()));
    command.addAll(List.of(arguments));
    return start(folder, environment, command);
  }

  private Run start(Path from, Map<String, String> environment, List<String> command)
      throws Exception {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(from.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools + ":" + coreTools());
    builder.environment().put("RELAIS_JVM_FOLDER", folder.resolve("no-jvms").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /** A folder with the tools that the launcher needs, and neither the real Java nor Maven. */
  private Path coreTools() throws IOException {
    Path core = folder.resolve("core");
    if (Files.exists(core)) {
      return core;
    }
    Files.createDirectories(core);
    for (String name :
        List.of(
            "bash",
            "env",
            "readlink",
            "dirname",
            "sed",
            "head",
            "tail",
            "find",
            "grep",
            "mkdir",
            "rm",
            "ls",
            "flock",
            "touch")) {
      Path wrapper = core.resolve(name);
      // By way of a script: a link out of the folder makes its clean-up complain.
      String command = Files.exists(Path.of("/usr/bin", name)) ? "/usr/bin/" : "/bin/";
      Files.writeString(wrapper, "#!/bin/sh\nexec " + command + name + " \"$@\"\n");
      executable(wrapper);
    }
    return core;
  }

  /** Makes the jar older than what is written from now on, whatever the clock's tick. */
  private void passTime() throws IOException {
    Path jar = home.resolve("target/relais.jar");
    Path probe = home.resolve("target/probe");
    long built = changeTime(jar);
    do {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
    } while (changeTime(probe) <= built);
  }

  private static long changeTime(Path file) throws IOException {
    return ((FileTime) Files.getAttribute(file, "unix:ctime")).to(TimeUnit.NANOSECONDS);
  }

  private int builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  private void tool(String name, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(file, script);
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Run(int exitCode, String output, String errors) {}
}
