package org.concordat.deploy.localnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
  private static final long PATIENCE_SECONDS = 60;

  @Test
  void aChildEndsWhenItsParentIsKilled() throws Exception {
    Process parent = java(List.of(), Parent.class);
    try (BufferedReader said = parent.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      assertThat(said.readLine()).isEqualTo("watching");
      parent.destroyForcibly();
      child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static Process java(List<String> options, Class<?> main) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// Starts a child, says its process id and what it says, and stays.
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      Process child = java(List.of(ParentWatch.option()), Child.class);
      System.out.println(child.pid());
      System.out.println(child.inputReader().readLine());
      child.waitFor();
    }
  }

  /// Stays unless its parent goes.
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws InterruptedException {
      ParentWatch.begin();
      System.out.println("watching");
      Thread.sleep(TimeUnit.HOURS.toMillis(1));
    }
  }
}
