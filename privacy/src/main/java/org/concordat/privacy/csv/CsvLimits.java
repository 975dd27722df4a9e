package org.concordat.privacy.csv;

/// Bounds on a file; past one of them the file is refused.
///
/// @param fileBytes whole file; it is held in memory while it is checked
/// @param rowBytes one row, quotes included
/// @param rows data rows, without the header
/// @param columns columns of the header
/// @param problems problems listed in a refusal; further ones are only counted
public record CsvLimits(int fileBytes, int rowBytes, int rows, int columns, int problems) {
  public static final CsvLimits DEFAULT = new CsvLimits(64 << 20, 64 << 10, 200_000, 256, 100);
}
