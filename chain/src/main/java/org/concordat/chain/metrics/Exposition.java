package org.concordat.chain.metrics;

/// Text in the exposition format of Prometheus, version 0.0.4.
final class Exposition {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  /// A value that may go up and down.
  Exposition gauge(String name, String help, long value) {
    return family(name, help, "gauge").sample(name, value);
  }

  Exposition gauge(String name, String help, double value) {
    family(name, help, "gauge");
    text.append(name).append(' ').append(value).append('\n');
    return this;
  }

  /// A value that only grows while the process lives.
  Exposition counter(String name, String help, double value) {
    family(name, help, "counter");
    text.append(name).append(' ').append(value).append('\n');
    return this;
  }

  /// Begins a family whose samples carry labels.
  Exposition family(String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  Exposition sample(String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
    return this;
  }

  /// @param labelValue free of quotes, backslashes and line ends
  Exposition sample(String name, String label, String labelValue, long value) {
    text.append(name).append('{').append(label).append("=\"").append(labelValue).append("\"} ");
    text.append(value).append('\n');
    return this;
  }

  String text() {
    return text.toString();
  }
}
