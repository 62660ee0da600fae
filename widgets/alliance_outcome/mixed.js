// A regression of z with a variance between studies: `mixed` of moderators.py.
import allianceSaid from "./words.json" with { type: "json" };
import { refuse } from "./fisher.js";
import { remlOfDesign } from "./heterogeneity.js";
import { applied, inverted, orthonormal, product, weightedProducts, weightedSums } from "./matrices.js";

// Fitted on standardised columns and carried back: with raw years the normal equations lose half their digits.
export function mixedRegression(z, v, columns) {
  const k = z.length;
  const middles = columns.map((column) => column.reduce((sum, one) => sum + one / k, 0));
  const spreads = columns.map((column, j) =>
    Math.sqrt(column.reduce((sum, one) => sum + (one - middles[j]) ** 2 / k, 0)),
  );
  if (spreads.some((spread, j) => spread <= 1e-12 * Math.abs(middles[j]))) refuse(allianceSaid.moderators.differ);
  const x = [
    Array(k).fill(1),
    ...columns.map((column, j) => Array.from(column, (one) => (one - middles[j]) / spreads[j])),
  ];
  const even = new Float64Array(k).fill(1 / k);
  if (inverted(weightedProducts(x, even)).smallest < 1e-12) refuse(allianceSaid.moderators.repeat);
  const tau2 = remlOfDesign(z, v, x);
  const w = v.map((one) => 1 / (one + tau2));
  const { inverse } = inverted(weightedProducts(x, w));
  const back = x.map((_, i) =>
    x.map((_one, j) => (i === 0 ? (j === 0 ? 1 : -middles[j - 1] / spreads[j - 1]) : i === j ? 1 / spreads[j - 1] : 0)),
  );
  const turned = back[0].map((_, j) => back.map((row) => row[j]));
  return {
    b: applied(back, applied(inverse, weightedSums(x, w, z))),
    covariance: product(product(back, inverse), turned),
    tau2,
    i2: (100 * tau2) / (tau2 + designVariance(v, x)),
  };
}

// The typical v of I squared in a regression: (k - p)/tr P at tau2 = 0. Leverages come from an orthogonal basis: beside
// one giant study the difference of two sums keeps half its digits.
function designVariance(v, x) {
  const basis = orthonormal(x.map((column) => column.map((one, i) => one / Math.sqrt(v[i]))));
  const left = v.reduce((sum, one, i) => sum + (1 - basis.reduce((all, column) => all + column[i] ** 2, 0)) / one, 0);
  return (v.length - x.length) / left;
}
