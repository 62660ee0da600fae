// tau squared from the generalised Q: Paule and Mandel's estimate and the interval by Q-profile, as in heterogeneity.py.
import { chi2Upper } from "./distributions.js";
import { fisherZ } from "./fisher.js";
import { cochranQ } from "./heterogeneity.js";

// The tau squared at which the generalised Q, which falls as tau squared grows, meets the target; 0 if Q starts below it.
function tau2WhereQIs(target, z, v) {
  if (cochranQ(z, v) <= target) return 0;
  let low = 0;
  let high = 1;
  while (cochranQ(z, v, high) > target) high *= 2;
  for (let i = 0; i < 100 && high - low > 1e-16 * high; i += 1) {
    const middle = (low + high) / 2;
    if (cochranQ(z, v, middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// The x above which a share of the chi-square distribution lies.
function chi2Above(share, df) {
  let low = 0;
  let high = df + 20;
  while (chi2Upper(high, df) > share) high *= 2;
  for (let i = 0; i < 100 && high - low > 1e-16 * high; i += 1) {
    const middle = (low + high) / 2;
    if (chi2Upper(middle, df) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export function pauleMandel(r, n) {
  const { z, v } = fisherZ(r, n);
  return tau2WhereQIs(z.length - 1, z, v);
}

// The 95 % interval of tau squared by the Q-profile method.
export function tau2Interval(r, n) {
  const { z, v } = fisherZ(r, n);
  return [0.025, 0.975].map((share) => tau2WhereQIs(chi2Above(share, z.length - 1), z, v));
}
