// Sums of products of a few columns, and inverses of matrices with a few rows; it knows no statistics.

// X'WX for columns x and weights w.
export function weightedProducts(x, w) {
  return x.map((one) =>
    x.map((other) => {
      let sum = 0;
      for (let i = 0; i < w.length; i += 1) sum += w[i] * one[i] * other[i];
      return sum;
    }),
  );
}

export function weightedSums(x, w, y) {
  return x.map((column) => {
    let sum = 0;
    for (let i = 0; i < w.length; i += 1) sum += w[i] * column[i] * y[i];
    return sum;
  });
}

// Gauss and Jordan with pivots; the smallest pivot tells whether the columns depend on one another.
export function inverted(matrix) {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))]);
  let logDeterminant = 0;
  let smallest = Infinity;
  for (let i = 0; i < size; i += 1) {
    let best = i;
    for (let j = i + 1; j < size; j += 1) if (Math.abs(rows[j][i]) > Math.abs(rows[best][i])) best = j;
    [rows[i], rows[best]] = [rows[best], rows[i]];
    const pivot = rows[i][i];
    smallest = Math.min(smallest, Math.abs(pivot));
    logDeterminant += Math.log(Math.abs(pivot));
    rows[i] = rows[i].map((value) => value / pivot);
    for (let j = 0; j < size; j += 1) {
      if (j === i) continue;
      const times = rows[j][i];
      rows[j] = rows[j].map((value, c) => value - times * rows[i][c]);
    }
  }
  return { inverse: rows.map((row) => row.slice(size)), logDeterminant, smallest };
}

export function product(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, i) => sum + value * b[i][j], 0)));
}

export function applied(matrix, vector) {
  return matrix.map((row) => row.reduce((sum, value, i) => sum + value * vector[i], 0));
}

export function trace(matrix) {
  return matrix.reduce((sum, row, i) => sum + row[i], 0);
}

// Gram and Schmidt, each column twice: once leaves as much of the others in it as rounding took from them.
export function orthonormal(columns) {
  const basis = [];
  for (const column of columns) {
    let rest = Array.from(column);
    for (const one of [...basis, ...basis]) {
      const along = one.reduce((sum, value, i) => sum + value * rest[i], 0);
      rest = rest.map((value, i) => value - along * one[i]);
    }
    const length = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
    basis.push(rest.map((value) => value / length));
  }
  return basis;
}
