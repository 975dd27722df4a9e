package org.concordat.privacy.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the two forms of a day.
public final class Days {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})Z)?");

  private Days() {}

  /// The calendar day, in UTC where a time is given; empty if `value` has neither form or is no
  /// date of the years 0001 to 9999.
  public static Optional<LocalDate> parse(String value) {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      if (form.group(4) != null) {
        LocalTime.of(number(form, 4), number(form, 5), number(form, 6));
      }
      LocalDate day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
      return day.getYear() < 1 ? Optional.empty() : Optional.of(day);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}
