// Whether correlations differ with a feature of the studies: the formulas of moderators.py.
import { chi2Upper, normalCdf, NORMAL_975 } from "./distributions.js";
import { checkedLength, fisherZ, refuse } from "./fisher.js";
import { applied, inverted } from "./matrices.js";
import { mixedRegression } from "./mixed.js";
import { checkedOptions, pooledOf } from "./pooling.js";

// Studies pooled within groups, each with its own tau squared, and Q between.
export function subgroups(r, n, groups, method = "REML", interval = "z") {
  checkedOptions(method, interval);
  const { z, v } = fisherZ(r, n);
  checkedLength("groups", groups, z.length);
  const names = Array.from(groups, String);
  const distinct = [...new Set(names)].sort();
  if (distinct.length < 2) refuse(`groups must name at least 2 groups, not ${distinct.length}`);
  let sw = 0;
  let swmu = 0;
  const found = distinct.map((name) => {
    const inside = (_, i) => names[i] === name;
    const [groupZ, groupV] = [z.filter(inside), v.filter(inside)];
    const pooled = groupZ.length > 1 ? pooledOf(groupZ, groupV, method, interval) : studyAlone(groupZ[0], groupV[0]);
    const w = groupV.reduce((sum, one) => sum + 1 / (one + pooled.tau2), 0);
    sw += w;
    swmu += w * pooled.mu;
    return { name, k: groupZ.length, pooled, w };
  });
  const qBetween = found.reduce((sum, group) => sum + group.w * (group.pooled.mu - swmu / sw) ** 2, 0);
  const df = found.length - 1;
  return {
    groups: found.map(({ name, k, pooled }) => ({ name, k, pooled })),
    qBetween,
    df,
    p: chi2Upper(qBetween, df),
  };
}

// One study in the shape of a pooled value.
function studyAlone(z, v) {
  const se = Math.sqrt(v);
  const [ciLow, ciHigh] = [Math.tanh(z - NORMAL_975 * se), Math.tanh(z + NORMAL_975 * se)];
  return { r: Math.tanh(z), ciLow, ciHigh, piLow: NaN, piHigh: NaN, mu: z, se, tau2: 0, i2: 0, q: 0, df: 0, p: NaN };
}

// z regressed on features of the studies; `moderators` is an array of { name, values }.
export function metaRegression(r, n, moderators) {
  const { z, v } = fisherZ(r, n);
  const coded = moderators.flatMap(({ name, values }) => codedColumns(name, values, z.length));
  if (z.length <= coded.length + 1)
    refuse(`r must hold more studies than the ${coded.length + 1} coefficients, not ${z.length}`);
  const { b, covariance, tau2, i2 } = mixedRegression(
    z,
    v,
    coded.map(({ column }) => column),
  );
  const se = covariance.map((row, i) => Math.sqrt(row[i]));
  const df = coded.length;
  const slopes = b.slice(1);
  const weighted = df ? applied(inverted(covariance.slice(1).map((row) => row.slice(1))).inverse, slopes) : [];
  const qm = weighted.reduce((sum, one, i) => sum + one * slopes[i], 0);
  return {
    terms: ["intercept", ...coded.map(({ term }) => term)],
    b,
    se,
    p: b.map((one, i) => 2 * normalCdf(-Math.abs(one / se[i]))),
    tau2,
    i2,
    qm,
    df,
    qmP: df ? chi2Upper(qm, df) : NaN,
  };
}

// The columns of a moderator: a number's own, or one for each word but the first.
function codedColumns(name, values, k) {
  checkedLength(name, values, k);
  if (Array.from(values).every((value) => typeof value === "string")) {
    const levels = [...new Set(values)].sort();
    if (levels.length < 2) refuse(`${name} must name at least 2 groups, not ${levels.length}`);
    return levels.slice(1).map((term) => ({ term, column: Array.from(values, (value) => Number(value === term)) }));
  }
  const bad = Array.from(values).findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) refuse(`${name}[${bad}] must be a finite number, not ${values[bad]}`);
  return [{ term: name, column: Array.from(values) }];
}
