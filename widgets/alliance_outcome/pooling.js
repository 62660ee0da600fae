// Many correlations pooled into one: the formulas and conventions of pooling.py.
import { chi2Upper, tCritical, NORMAL_975 } from "./distributions.js";
import { checkedChoice, fisherZ } from "./fisher.js";
import { cochranQ, derSimonianLaird, remlOfMean } from "./heterogeneity.js";

export function checkedOptions(method, interval) {
  checkedChoice("method", method, ["REML", "DL", "FE"]);
  checkedChoice("interval", interval, ["z", "hk"]);
}

// r, interval and prediction interval on the r scale; mu, se and tau2 on the z scale; i2 in percent; p is the p of Q.
export function pool(r, n, method = "REML", interval = "z") {
  checkedOptions(method, interval);
  const { z, v } = fisherZ(r, n);
  return pooledOf(z, v, method, interval);
}

// What 1/v alone can tell: sum w, and the typical v of I squared.
function typicalVariance(v) {
  let sw = 0;
  let sw2 = 0;
  for (let i = 0; i < v.length; i += 1) {
    sw += 1 / v[i];
    sw2 += 1 / (v[i] * v[i]);
  }
  return ((v.length - 1) * sw) / (sw * sw - sw2);
}

// `pool` on the z scale, for values already checked.
export function pooledOf(z, v, method, interval) {
  const k = z.length;
  const df = k - 1;
  const q = cochranQ(z, v);
  const tau2 = method === "FE" ? 0 : method === "DL" ? derSimonianLaird(z, v) : remlOfMean(z, v);
  const fixedI2 = q > 0 ? Math.max(0, (100 * (q - df)) / q) : 0;
  const i2 = method === "FE" ? fixedI2 : (100 * tau2) / (tau2 + typicalVariance(v));
  let sw = 0;
  let mu = 0;
  for (let i = 0; i < k; i += 1) sw += 1 / (v[i] + tau2);
  for (let i = 0; i < k; i += 1) mu += z[i] / (v[i] + tau2) / sw;
  let se = Math.sqrt(1 / sw);
  let reach = NORMAL_975;
  if (interval === "hk") {
    let spread = 0;
    for (let i = 0; i < k; i += 1) spread += (z[i] - mu) ** 2 / (v[i] + tau2);
    se = Math.sqrt(spread / (df * sw));
    reach = tCritical(df);
  }
  const ahead = method === "FE" || k < 3 ? NaN : tCritical(k - 2) * Math.sqrt(se * se + tau2);
  return {
    r: Math.tanh(mu),
    ciLow: Math.tanh(mu - reach * se),
    ciHigh: Math.tanh(mu + reach * se),
    piLow: Math.tanh(mu - ahead),
    piHigh: Math.tanh(mu + ahead),
    mu,
    se,
    tau2,
    i2,
    q,
    df,
    p: chi2Upper(q, df),
  };
}

// Each study's share of the pooled value.
export function weights(r, n, method = "REML") {
  const { tau2 } = pool(r, n, method);
  const w = Array.from(n, (one) => 1 / (1 / (one - 3) + tau2));
  const sum = w.reduce((total, one) => total + one, 0);
  return w.map((one) => one / sum);
}

// The pooled value without the first study, without the second, and so on.
export function leaveOneOut(r, n, method = "REML", interval = "z") {
  checkedOptions(method, interval);
  const { z, v } = fisherZ(r, n, 3);
  // One value moves from step to step: filtering 300 typed arrays of 300 took longer than all the statistics.
  const [otherZ, otherV] = [z.slice(1), v.slice(1)];
  return Array.from(z, (_, out) => {
    if (out) [otherZ[out - 1], otherV[out - 1]] = [z[out - 1], v[out - 1]];
    return pooledOf(otherZ, otherV, method, interval);
  });
}

// The pooled value of the first two studies, the first three, and so on, in the order given.
export function cumulative(r, n, method = "REML", interval = "z") {
  checkedOptions(method, interval);
  const { z, v } = fisherZ(r, n);
  return Array.from({ length: z.length - 1 }, (_, i) =>
    pooledOf(z.subarray(0, i + 2), v.subarray(0, i + 2), method, interval),
  );
}
