// Which statistics a view lists, and how their values are printed; what they mean stands in words.js.
import { words, short, plain } from "./words.js";

const of100 = (x) => plain(100 * x, 1);

export function facesStats(half, here, r, base) {
  const pair = (high, low) => `${of100(high)} and ${of100(low)} of 100`;
  return [
    ["variance", `${of100(half.rSquared)} %`],
    ["besd", pair(half.high, half.low)],
    ["bell", `${plain(half.medianSplit, 1)} and ${plain(100 - half.medianSplit, 1)} of 100`],
    ...(base === 0.5 ? [] : [["people", pair(here.high, here.low)]]),
    ["d", plain(half.d, 3)],
    ["auc", `${of100(half.auc)} %`],
    ["u3", `${of100(half.u3)} %`],
    ["overlap", `${of100(half.overlap)} %`],
    ["nnt", r > 0 ? plain(1 / r, 2) : "–"],
    ["kraemer", plain(here.nntKraemer, 2)],
    ["furukawa", plain(here.nntFurukawa, 2)],
  ];
}

export function pooledStats({ pooled: p, live }, { interval }) {
  // By hand: the browser's own way with numbers takes a first frame to wake up.
  const people = String(live.reduce((sum, study) => sum + study.n, 0)).replace(/\B(?=(\d{3})+$)/g, ",");
  return [
    ["r", `${short(p.r, 3)} (k = ${live.length}, N = ${people})`],
    ["ci", `${words.to(p.low, p.high)}${interval === "hk" ? `, t(${p.df})` : ""}`],
    ["pi", p.band ? `${words.to(...p.band)}, t(${p.df - 1})` : "–"],
    ["i2", `${plain(p.i2, 1)} %`],
    ["tau2", plain(p.tau2, 4)],
    ["q", `${plain(p.q, 2)}, df = ${p.df}, ${words.probability(p.p)}`],
  ];
}

export function funnelStats({ pooled, before }, tilt) {
  const number = (r, p) => `${short(r, 3)}, ${words.probability(p)}`;
  const tests = tilt
    ? [
        ["egger", `${plain(tilt.slope, 2)}, t(${tilt.df}) = ${plain(tilt.t, 2)}, ${words.probability(tilt.p)}`],
        ["pet", number(tilt.petR, tilt.petP)],
        ["peese", number(tilt.peeseR, tilt.peeseP)],
      ]
    : [];
  return [
    ["moved", before ? `${short(before.r, 3)} to ${short(pooled.r, 3)}` : short(pooled.r, 3)],
    ...tests,
    ["i2", `${plain(pooled.i2, 1)} %`],
  ];
}
