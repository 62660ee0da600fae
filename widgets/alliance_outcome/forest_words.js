// What the forest says of its finer points: the line that intervals are held against, and the shape of intervals.
import { short } from "./words.js";

const nought = (r) => (r === 0 ? "zero" : short(r));

export const forestWords = {
  model: "Truths",
  models: [
    ["FE", "one (fixed)"],
    ["many", "many (random)"],
  ],
  estimator: "Their spread is estimated by",
  estimators: [
    ["REML", "REML, step by step"],
    ["DL", "DerSimonian-Laird, one formula"],
  ],
  line: "Line to hold the intervals against",
  lineSaid: (r) => (r === 0 ? "no link, 0" : short(r)),
  lineLabel: (r) => `line at ${short(r)}`,
  eyes: "Draw each interval as a cat’s eye, thick where it fits best",
  noEyes: "With so many rows the intervals stay lines.",
  // The sentence about one row; nothing where no interval was printed.
  crossing: ({ low, high }, r) =>
    low === null || !Number.isFinite(low)
      ? ""
      : ` Its interval ${low <= r && r <= high ? "crosses" : "does not cross"} ${nought(r)}.`,
};
