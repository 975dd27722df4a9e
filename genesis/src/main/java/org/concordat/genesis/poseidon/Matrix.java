package org.concordat.genesis.poseidon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.genesis.bn254.Fr;

/// A square matrix over the scalar field, used only while parameters are prepared.
record Matrix(List<List<Fr>> rows) {
  Matrix {
    rows = rows.stream().map(List::copyOf).toList();
  }

  int size() {
    return rows.size();
  }

  static Matrix identity(int size) {
    return new Matrix(
        IntStream.range(0, size)
            .mapToObj(
                i -> IntStream.range(0, size).mapToObj(j -> i == j ? Fr.ONE : Fr.ZERO).toList())
            .toList());
  }

  /// This matrix without its first row and first column.
  Matrix minor() {
    return new Matrix(rows.subList(1, size()).stream().map(row -> row.subList(1, size())).toList());
  }

  Matrix transposed() {
    return new Matrix(
        IntStream.range(0, size())
            .mapToObj(j -> rows.stream().map(row -> row.get(j)).toList())
            .toList());
  }

  /// This matrix times a column.
  List<Fr> times(List<Fr> column) {
    return rows.stream().map(row -> inner(row, column)).toList();
  }

  Matrix times(Matrix right) {
    Matrix columns = right.transposed();
    return new Matrix(rows.stream().map(columns::times).toList());
  }

  Matrix power(int exponent) {
    if (exponent == 0) {
      return identity(size());
    }
    Matrix half = power(exponent / 2);
    Matrix square = half.times(half);
    return exponent % 2 == 0 ? square : square.times(this);
  }

  /// By Gauss and Jordan without exchange of rows: every leading minor of a Cauchy matrix is
  /// regular, so no pivot is zero.
  ///
  /// @throws ArithmeticException if a pivot is zero all the same
  Matrix inverse() {
    int n = size();
    List<List<Fr>> work = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Fr> row = new ArrayList<>(rows.get(i));
      row.addAll(identity(n).rows.get(i));
      work.add(row);
    }
    for (int pivot = 0; pivot < n; pivot++) {
      Fr scale = work.get(pivot).get(pivot).inverse();
      List<Fr> normal = work.get(pivot).stream().map(scale::multiply).toList();
      work.set(pivot, normal);
      for (int i = 0; i < n; i++) {
        if (i != pivot) {
          work.set(i, eliminate(work.get(i), normal, pivot));
        }
      }
    }
    return new Matrix(work.stream().map(row -> row.subList(n, 2 * n)).toList());
  }

  private static List<Fr> eliminate(List<Fr> row, List<Fr> normal, int pivot) {
    Fr factor = row.get(pivot);
    return IntStream.range(0, row.size())
        .mapToObj(j -> row.get(j).subtract(factor.multiply(normal.get(j))))
        .toList();
  }

  private static Fr inner(List<Fr> left, List<Fr> right) {
    Fr sum = Fr.ZERO;
    for (int i = 0; i < left.size(); i++) {
      sum = sum.add(left.get(i).multiply(right.get(i)));
    }
    return sum;
  }
}
