// Whether small studies report larger correlations, and what large ones would show: the formulas of small_studies.py.
import { normalCdf, tTwoSided } from "./distributions.js";
import { fisherZ } from "./fisher.js";
import { mixedRegression } from "./mixed.js";

// A residual variance below this is rounding: z on a line has no standard error, and no t or p.
const EXACT_LINE = 1e-20;

const noSlope = (v) => v.length < 3 || v.every((one) => one === v[0]);

// Egger's test, and its mixed-effects form; NaN for two studies or equal n.
export function egger(r, n) {
  const { z, v } = fisherZ(r, n);
  const df = z.length - 2;
  if (noSlope(v)) return { slope: NaN, t: NaN, df, p: NaN, mixedZ: NaN, mixedP: NaN, limit: NaN };
  const errors = Array.from(v, Math.sqrt);
  const { slope } = weightedLine(z, v, errors);
  const { b, covariance } = mixedRegression(z, v, [errors]);
  const mixedZ = b[1] / Math.sqrt(covariance[1][1]);
  return {
    slope: slope.b,
    t: slope.se ? slope.b / slope.se : NaN,
    df,
    p: slope.p,
    mixedZ,
    mixedP: 2 * normalCdf(-Math.abs(mixedZ)),
    limit: b[0],
  };
}

// The intercept of z on its standard error (PET) and on its variance (PEESE), and the one that the rule reports.
export function petPeese(r, n) {
  const { z, v } = fisherZ(r, n);
  const none = { b: NaN, se: NaN, p: NaN };
  const blank = noSlope(v);
  const pet = blank ? none : weightedLine(z, v, Array.from(v, Math.sqrt)).intercept;
  const peese = blank ? none : weightedLine(z, v, v).intercept;
  const chosen = blank ? "" : pet.p < 0.05 ? "PEESE" : "PET";
  return {
    petR: Math.tanh(pet.b),
    petMu: pet.b,
    petSe: pet.se,
    petP: pet.p,
    peeseR: Math.tanh(peese.b),
    peeseMu: peese.b,
    peeseSe: peese.se,
    peeseP: peese.p,
    r: Math.tanh(chosen === "PEESE" ? peese.b : pet.b),
    chosen,
  };
}

// Intercept and slope of z on x with weights 1/v and a free residual variance, p with k - 2 degrees of freedom.
function weightedLine(z, v, x) {
  const k = z.length;
  let sw = 0,
    swx = 0,
    swz = 0,
    sxx = 0,
    sxz = 0,
    residual = 0;
  for (let i = 0; i < k; i += 1) {
    sw += 1 / v[i];
    swx += x[i] / v[i];
    swz += z[i] / v[i];
  }
  const middle = swx / sw;
  for (let i = 0; i < k; i += 1) {
    sxx += (x[i] - middle) ** 2 / v[i];
    sxz += ((x[i] - middle) * z[i]) / v[i];
  }
  const slope = sxz / sxx;
  const intercept = swz / sw - slope * middle;
  for (let i = 0; i < k; i += 1) residual += (z[i] - intercept - slope * x[i]) ** 2 / v[i] / (k - 2);
  if (residual < EXACT_LINE) residual = 0;
  const tested = (b, se) => ({ b, se, p: se ? tTwoSided(b / se, k - 2) : NaN });
  return {
    intercept: tested(intercept, Math.sqrt(residual * (1 / sw + (middle * middle) / sxx))),
    slope: tested(slope, Math.sqrt(residual / sxx)),
  };
}
