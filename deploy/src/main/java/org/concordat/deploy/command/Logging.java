package org.concordat.deploy.command;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/// Where log lines go: warnings to standard error, everything from INFO up to a file.
final class Logging {
  private static final String PATTERN = "%d{ISO8601} %-5p %-20.20t %c{1.} %m%n%throwable";

  private Logging() {}

  static void toFile(Path file) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.add(
        builder
            .newAppender("stderr", "Console")
            .addAttribute("target", ConsoleAppender.Target.SYSTEM_ERR)
            .add(builder.newLayout("PatternLayout").addAttribute("pattern", "%-5p %m%n")));
    builder.add(
        builder
            .newAppender("file", "File")
            .addAttribute("fileName", file)
            .add(builder.newLayout("PatternLayout").addAttribute("pattern", PATTERN)));
    builder.add(
        builder
            .newRootLogger(Level.INFO)
            .add(builder.newAppenderRef("stderr").addAttribute("level", Level.ERROR))
            .add(builder.newAppenderRef("file")));
    Configurator.reconfigure(builder.build());
  }
}
