// Sixty simulated studies of one question, and what journals print of them: the formulas of drawer.py.
import { singleStudyInterval } from "./faces.js";
import { NORMAL_975 } from "./distributions.js";
import { pool } from "./pooling.js";
import { petPeese } from "./small_studies.js";

const TEAMS = 60;
const [SMALLEST, LARGEST] = [14, 320];
const TENTHS = 10;
// Bends the even steps of log n, so that small teams are the more frequent.
const BEND = 1.15;

// The studies in the order of their size, and what the printed ones say together; NaN where too few are printed.
export function journals(truth, spread, seed, hidden) {
  const studies = teams(seed).map(({ n, luck, own, place }) => {
    const se = 1 / Math.sqrt(n - 3);
    const z = Math.atanh(truth) + spread * own + luck * se;
    return { n, se, z, r: Math.tanh(z), significant: z > NORMAL_975 * se, place, printed: true };
  });
  const weak = studies.filter((one) => !one.significant).sort((a, b) => a.place - b.place);
  for (const one of weak.slice(0, Math.floor((weak.length * hidden) / TENTHS + 0.5))) one.printed = false;
  const live = studies.filter((one) => one.printed);
  const [r, n] = [live.map((one) => one.r), live.map((one) => one.n)];
  const guess = live.length > 2 ? petPeese(r, n) : { petR: NaN, petMu: NaN, peeseR: NaN, peeseMu: NaN };
  const column = (name) => studies.map((one) => one[name]);
  return {
    n: column("n"),
    r: column("r"),
    significant: column("significant"),
    printed: column("printed"),
    kept: live.length,
    ...together(r, n, spread),
    petR: guess.petR,
    peeseR: guess.peeseR,
    studies,
    live,
    guess,
  };
}

function together(r, n, spread) {
  if (!r.length) return { pooledR: NaN, low: NaN, high: NaN };
  if (r.length === 1) {
    const [low, high] = singleStudyInterval(r[0], n[0]);
    return { pooledR: r[0], low, high };
  }
  const found = pool(r, n, spread ? "REML" : "FE");
  return { pooledR: found.r, low: found.ciLow, high: found.ciHigh };
}

// Each team's size, the luck of its sample and of its own truth, and its place in the drawer.
function teams(seed) {
  const draw = uniform(seed);
  return Array.from({ length: TEAMS }, (_, i) => {
    const step = ((i + draw()) / TEAMS) ** BEND;
    const n = Math.floor(SMALLEST * (LARGEST / SMALLEST) ** step + 0.5);
    return { n, luck: bellNumber(draw), own: bellNumber(draw), place: draw() };
  });
}

// Numbers above 0, up to 1: the generator mulberry32 of Tommy Ettinger, in whole numbers of 32 bits, as in Python.
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 1) / 2 ** 32;
  };
}

// One standard normal number from two even ones (Box and Muller 1958).
function bellNumber(draw) {
  const far = Math.sqrt(-2 * Math.log(draw()));
  return far * Math.cos(2 * Math.PI * draw());
}
