// A hundred invented people as points of alliance and outcome, and samples of them: the formulas of people.py.
import { hundredRows } from "./hundred.js";

export const PEOPLE = 100;
export const SAMPLE = 20;
export const EDGE = 2.6;
const FIRST_SEED = 1897;

const sumOf = (values) => values.reduce((total, one) => total + one, 0);

// Correlation and least-squares line of y on x; NaN where all points share a value.
export function lineThrough(x, y) {
  const [meanX, meanY] = [sumOf(x) / x.length, sumOf(y) / y.length];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    xx += (x[i] - meanX) ** 2;
    yy += (y[i] - meanY) ** 2;
    xy += (x[i] - meanX) * (y[i] - meanY);
  }
  // Equal numbers may differ from their mean by a rounding, and a rounding divided by another is any number.
  const wide = Math.min(...x) < Math.max(...x) && xx > 0;
  const high = Math.min(...y) < Math.max(...y) && yy > 0;
  const slope = wide ? (high ? xy / xx : 0) : NaN;
  const r = wide && high ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy))) : NaN;
  return { r, rSquared: r * r, slope, intercept: meanY - slope * meanX };
}

export function median(values) {
  const ranked = [...values].sort((one, other) => one - other);
  const half = Math.floor(ranked.length / 2);
  return ranked.length % 2 ? ranked[half] : (ranked[half - 1] + ranked[half]) / 2;
}

// How many lie above the median of y, among those above the median of x and among the others.
export function aboveMiddle(x, y) {
  const [middleX, middleY] = [median(x), median(y)];
  const strong = y.filter((_, i) => x[i] > middleX);
  const above = (values) => values.filter((one) => one > middleY).length;
  return {
    strong: strong.length,
    strongAbove: above(strong),
    weak: x.length - strong.length,
    weakAbove: above(y) - above(strong),
  };
}

// Numbers from 0 to below 1, the same on every machine and in Python: mulberry32.
function peopleDraws(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// Whom the sample of this number holds, counted from 0; nobody twice.
export function sampleOf(number, size = SAMPLE, people = PEOPLE) {
  const draw = peopleDraws((FIRST_SEED + Math.imul(number, 0x9e3779b9)) | 0);
  const order = Array.from({ length: people }, (_, i) => i);
  for (let place = 0; place < size; place += 1) {
    const other = place + Math.floor(draw() * (people - place));
    [order[place], order[other]] = [order[other], order[place]];
  }
  return order.slice(0, size);
}

const bornPeople = hundredRows.split(" ").map((pair) => pair.split(",").map((one) => Number(one) / 100));
export const hundred = () => bornPeople;

// Where a person was moved to, as the one number that an address holds.
export const codeOf = (person, alliance, outcome) =>
  person * 1_000_000 + Math.round((alliance + EDGE) * 100) * 1000 + Math.round((outcome + EDGE) * 100);

const steppedPlace = (steps) => (Math.min(steps, Math.round(200 * EDGE)) - Math.round(100 * EDGE)) / 100;

// The hundred, with those who were moved at their new places.
export function movedPeople(moved) {
  const points = [...bornPeople];
  for (const code of moved) {
    const place = code % 1_000_000;
    points[Math.floor(code / 1_000_000) - 1] = [steppedPlace(Math.floor(place / 1000)), steppedPlace(place % 1000)];
  }
  return points;
}
