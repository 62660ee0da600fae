// How much true effects differ between studies (tau squared): the formulas of heterogeneity.py, and a fast road for a plain mean.
import { applied, inverted, product, trace, weightedProducts, weightedSums } from "./matrices.js";

const CLOSE = 1e-14;

// Cochran's Q = sum w (z - mu)^2 with w = 1/(v + tau2).
export function cochranQ(z, v, tau2 = 0) {
  let sw = 0;
  let swz = 0;
  for (let i = 0; i < z.length; i += 1) {
    sw += 1 / (v[i] + tau2);
    swz += z[i] / (v[i] + tau2);
  }
  let q = 0;
  for (let i = 0; i < z.length; i += 1) q += (z[i] - swz / sw) ** 2 / (v[i] + tau2);
  return q;
}

export function derSimonianLaird(z, v) {
  let sw = 0;
  let sw2 = 0;
  for (let i = 0; i < v.length; i += 1) {
    sw += 1 / v[i];
    sw2 += 1 / (v[i] * v[i]);
  }
  return Math.max(0, (cochranQ(z, v) - (z.length - 1)) / (sw - sw2 / sw));
}

// The residuals z - Xb with weights 1/(v + tau2), and what the likelihood and its slope need besides.
function restrictedParts(tau2, z, v, x) {
  const w = v.map((one) => 1 / (one + tau2));
  const { inverse, logDeterminant } = inverted(weightedProducts(x, w));
  const b = applied(inverse, weightedSums(x, w, z));
  const error = z.map((one, i) => one - x.reduce((sum, column, j) => sum + column[i] * b[j], 0));
  return { w, inverse, logDeterminant, error };
}

// The restricted log-likelihood at tau2, up to a constant.
export function restrictedLikelihood(tau2, z, v, x) {
  const { w, logDeterminant, error } = restrictedParts(tau2, z, v, x);
  return w.reduce((sum, one, i) => sum + Math.log(one) - one * error[i] ** 2, -logDeterminant) / 2;
}

// Twice the slope of the restricted log-likelihood, and the information.
function restrictedScore(tau2, z, v, x) {
  const { w, inverse, error } = restrictedParts(tau2, z, v, x);
  const w2 = w.map((one) => one * one);
  const w3 = w.map((one) => one ** 3);
  const middle = product(inverse, weightedProducts(x, w2));
  let slope = trace(middle);
  let information = trace(product(middle, middle)) - 2 * trace(product(inverse, weightedProducts(x, w3)));
  for (let i = 0; i < w.length; i += 1) {
    slope += w2[i] * error[i] ** 2 - w[i];
    information += w2[i];
  }
  return { slope, information };
}

// Hedges' unweighted tau squared, cut at 0: where the search begins, as in metafor.
function restrictedStart(z, v, x) {
  const ones = z.map(() => 1);
  const { inverse } = inverted(weightedProducts(x, ones));
  const b = applied(inverse, weightedSums(x, ones, z));
  let sum = 0;
  for (let i = 0; i < z.length; i += 1) {
    const row = x.map((column) => column[i]);
    const leverage = applied(inverse, row).reduce((total, value, j) => total + value * row[j], 0);
    sum += (z[i] - row.reduce((total, value, j) => total + value * b[j], 0)) ** 2 - v[i] * (1 - leverage);
  }
  return Math.max(0, sum / (z.length - x.length));
}

// Restricted maximum likelihood for any design, by Fisher scoring with halved steps: `reml` of heterogeneity.py.
export function remlOfDesign(z, v, x) {
  let tau2 = restrictedStart(z, v, x);
  let step = Infinity;
  for (let i = 0; i < 300 && Math.abs(step) >= CLOSE * (1 + tau2); i += 1) {
    const { slope, information } = restrictedScore(tau2, z, v, x);
    step = slope / information;
    if (tau2 === 0 && step <= 0) return 0;
    while (tau2 + step < 0) step /= 2;
    tau2 += step;
  }
  if (Math.abs(step) >= CLOSE * (1 + tau2)) tau2 = restrictedSearch(z, v, x);
  const atBorder = tau2 < 1e-9 && restrictedScore(0, z, v, x).slope <= 0;
  return atBorder || restrictedLikelihood(0, z, v, x) - restrictedLikelihood(tau2, z, v, x) > 1e-9 ? 0 : tau2;
}

// The same maximum from a grid, then by halving: slow and sure, where scoring swings to and fro.
export function restrictedSearch(z, v, x) {
  const widest = (Math.max(...z) - Math.min(...z)) ** 2;
  if (widest === 0) return 0;
  const grid = [0, ...Array.from({ length: 200 }, (_, i) => 1e-9 * widest * 4e9 ** (i / 199))];
  const heights = grid.map((tau2) => restrictedLikelihood(tau2, z, v, x));
  const best = heights.indexOf(Math.max(...heights));
  let low = grid[Math.max(0, best - 1)];
  let high = grid[Math.min(grid.length - 1, best + 1)];
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2;
    if (restrictedScore(middle, z, v, x).slope > 0) low = middle;
    else high = middle;
  }
  return best === 0 && low === 0 ? 0 : (low + high) / 2;
}

// All weighted sums of a plain mean in one pass; y is centred, so that the differences keep their digits.
function meanSums(tau2, y, v) {
  let a1 = 0,
    a2 = 0,
    a3 = 0,
    b1 = 0,
    b2 = 0,
    b3 = 0,
    c1 = 0,
    c2 = 0,
    c3 = 0;
  for (let i = 0; i < y.length; i += 1) {
    const w = 1 / (v[i] + tau2);
    const w2 = w * w;
    const w3 = w2 * w;
    const one = y[i];
    a1 += w;
    a2 += w2;
    a3 += w3;
    b1 += w * one;
    b2 += w2 * one;
    b3 += w3 * one;
    const square = one * one;
    c1 += w * square;
    c2 += w2 * square;
    c3 += w3 * square;
  }
  const mu = b1 / a1;
  const off = b2 - mu * a2;
  const information = a2 - (2 * a3) / a1 + (a2 / a1) ** 2;
  return {
    a1,
    q: c1 - mu * b1,
    slope: c2 - 2 * mu * b2 + mu * mu * a2 - a1 + a2 / a1,
    information,
    observed: 2 * (c3 - 2 * mu * b3 + mu * mu * a3 - (off * off) / a1) - information,
  };
}

// By how much the restricted log-likelihood is higher at tau2 than at 0; products of ratios save nearly all logarithms.
function gainOverZero(tau2, y, v) {
  const here = meanSums(tau2, y, v);
  const zero = meanSums(0, y, v);
  let sum = Math.log(here.a1 / zero.a1) + here.q - zero.q;
  let ratio = 1;
  for (let i = 0; i < y.length; i += 1) {
    ratio *= (v[i] + tau2) / v[i];
    if (ratio > 1e200) {
      sum += Math.log(ratio);
      ratio = 1;
    }
  }
  return -(sum + Math.log(ratio)) / 2;
}

// Restricted maximum likelihood for a plain mean: Fisher's steps until they are small, then Newton's, five to eight passes in all.
export function remlOfMean(z, v) {
  const k = z.length;
  let mean = 0;
  let tau2 = 0;
  for (let i = 0; i < k; i += 1) mean += z[i] / k;
  const y = new Float64Array(k);
  for (let i = 0; i < k; i += 1) {
    y[i] = z[i] - mean;
    tau2 += (y[i] * y[i]) / (k - 1) - v[i] / k;
  }
  tau2 = Math.max(0, tau2);
  let step = Infinity;
  for (let i = 0; i < 100 && Math.abs(step) >= CLOSE * (1 + tau2); i += 1) {
    const at = meanSums(tau2, y, v);
    const small = (0.1 * k) / at.a1;
    step = at.slope / (Math.abs(step) < small && at.observed > 0 ? at.observed : at.information);
    if (tau2 === 0 && step <= 0) return 0;
    if (tau2 + step < 0 && tau2 < small && meanSums(0, y, v).slope <= 0) return 0;
    while (tau2 + step < 0) step /= 2;
    tau2 += step;
  }
  if (Math.abs(step) >= CLOSE * (1 + tau2)) return restrictedSearch(z, v, [z.map(() => 1)]);
  return gainOverZero(tau2, y, v) < -1e-9 ? 0 : tau2;
}
