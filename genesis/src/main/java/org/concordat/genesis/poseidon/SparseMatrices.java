package org.concordat.genesis.poseidon;

import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;

/// The factors that {@link Permutation} describes.
///
/// @param rows per partial round k the row `m, v·N^k`
/// @param columns per partial round k the column `N^-(k+1)·w`
/// @param closing N to the power of the number of partial rounds
record SparseMatrices(List<List<Fr>> rows, List<List<Fr>> columns, Matrix closing) {
  static SparseMatrices of(Matrix matrix, int partialRounds) {
    Matrix minor = matrix.minor();
    Matrix transposed = minor.transposed();
    Matrix inverse = minor.inverse();
    List<Fr> firstRow = matrix.rows().getFirst();
    List<Fr> row = firstRow.subList(1, firstRow.size());
    List<Fr> firstColumn = matrix.transposed().rows().getFirst();
    List<Fr> column = firstColumn.subList(1, firstColumn.size());
    List<List<Fr>> rows = new ArrayList<>();
    List<List<Fr>> columns = new ArrayList<>();
    for (int round = 0; round < partialRounds; round++) {
      column = inverse.times(column);
      columns.add(column);
      List<Fr> whole = new ArrayList<>(row);
      whole.addFirst(firstRow.getFirst());
      rows.add(whole);
      row = transposed.times(row);
    }
    return new SparseMatrices(rows, columns, minor.power(partialRounds));
  }
}
