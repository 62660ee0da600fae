// What the view of a hundred people says.
import { filled } from "../_host/words.js";
import allianceSaid from "./words.json" with { type: "json" };
import { capital, plain, short } from "./words.js";

const peopleSaid = allianceSaid.people;
const perCent = (share) => plain(100 * share, 0);
const fifty = (count) => (count === 50 ? peopleSaid.all : count);
// A place that rounds to nought has no sign.
const place = (value) => plain(Math.round(value * 100) / 100 + 0, 2);
const spot = ({ person, at }) => `Person ${person} of 100: alliance ${place(at[0])}, outcome ${place(at[1])}`;

// Why there is no r: what all of them have in common.
function allAlike(who, [sameAlliance, sameOutcome]) {
  if (sameAlliance && sameOutcome)
    return `${who} stand in one place: without differences there is nothing to correlate`;
  const what = sameAlliance ? "alliance" : "outcome";
  return `${who} have one and the same ${what}: what does not differ goes along with nothing`;
}
const noR = (who, same) => `${allAlike(who, same)}, so r is not defined.`;

const pull = (all, before) => {
  if (Math.abs(all.r - before.r) < 0.03) return "In a crowd of a hundred one person counts for little.";
  return "The further out somebody stands, the harder they pull.";
};

export const peopleWords = {
  ...peopleSaid,
  invented: allianceSaid.invented,
  one: "A new sample of 20",
  ten: "Ten at once",
  role: "movable point",
  how: "Arrow keys move the person, with Shift further. N and P choose the next and the previous person, Home and End the one with the weakest and the strongest alliance.",
  hint: "Tap a point to take it, then drag it, use the arrow keys or these sliders; N takes the next, P the one before.",
  note: [
    "The hundred people are invented, made so that r is .278 at the start. r and the line are those of the points as they stand.",
    "A sample takes twenty of these hundred, nobody twice. Such samples vary a tenth less than twenty new people would.",
  ],
  sliders: { person: "Person with the ring", alliance: "Their alliance", outcome: "Their outcome" },
  place,
  spot,
  r: (line) => `r = ${short(line.r)}`,
  percent: (line) => (Number.isFinite(line.r) ? `${perCent(line.rSquared)} % shared` : "not defined"),
  truth: (line) => `all hundred: ${short(line.r)}`,
  noSample: "a dot for each sample",
  samples: (count) => `${count} ${count === 1 ? "sample" : "samples"} of 20`,
  task: ({ samples, away }) =>
    samples
      ? "Twenty of the hundred"
      : away
        ? `${away === 1 ? "One person" : `${away} people`} of a hundred moved`
        : "Move one person of a hundred",
  told: (state) => `${spot(state)}; ${Number.isFinite(state.all.r) ? `r ${short(state.all.r)}` : "r not defined"}.`,
  say(state) {
    const { samples, all, first, away, same, counts, atEdge } = state;
    const edge = atEdge ? " The ring is at the edge of the picture." : "";
    if (samples) return sampled(state) + edge;
    if (!Number.isFinite(all.r)) return noR("All hundred", same) + edge;
    const seen = filled(peopleSaid.middle, { ...counts, strong: fifty(counts.strong) });
    if (Math.abs(all.r) > 1 - 1e-9) return `${seen} All points lie on one line, so r is ${plain(all.r, 0)}.${edge}`;
    if (!away) return `${seen} ${filled(peopleSaid.shared, { r: short(all.r), rest: perCent(1 - all.rSquared) })}`;
    const went = `${seen.slice(0, -1)}; r went from ${short(first.r)} to ${short(all.r)}.`;
    return `${went}${away === 1 ? ` ${pull(all, first)}` : ""}${edge}`;
  },
  table: {
    counts: peopleSaid.counts,
    countsOf: (counts) => [
      [peopleSaid.stronger, counts.strongAbove, counts.strong - counts.strongAbove],
      [peopleSaid.weaker, counts.weakAbove, counts.weak - counts.weakAbove],
    ],
    figures: "What the points say",
    figureHeaders: ["Who", "r", "Shared variance", "Slope"],
    figuresOf: ({ all, last, samples }) =>
      [["All hundred", all], ...(samples ? [[`Sample ${samples}, twenty of them`, last]] : [])].map(([who, line]) => [
        who,
        short(line.r),
        Number.isFinite(line.r) ? `${plain(100 * line.rSquared, 1)} %` : "–",
        plain(line.slope, 2),
      ]),
    samples: "Samples of twenty, in the order of their drawing",
    sampleHeaders: ["Sample", "r"],
    people: "The hundred, by their alliance at the start, in standard deviations",
    peopleHeaders: ["Person", "Alliance", "Outcome", "Moved from", "In the sample"],
    from: (at) => `${place(at[0])}, ${place(at[1])}`,
    rOf: (line) => short(line.r),
    lit: "yes",
  },
};

function sampled({ samples, all, last, fits, lastSame }) {
  const whole = Number.isFinite(all.r) ? `all hundred say ${short(all.r)}.` : "of all hundred no r is defined either.";
  const now = Number.isFinite(last.r)
    ? `These twenty say ${short(last.r)}; ${whole}`
    : `${noR("These twenty", lastSame)} ${capital(whole)}`;
  const known = fits.map((one) => one.r).filter(Number.isFinite);
  const full = samples === 100 ? " The scale is full." : "";
  if (samples === 1) return `${now} Draw again before believing either.`;
  if (!known.length) return `${now} None of the ${samples} samples has an r.${full}`;
  const lost = samples - known.length ? ` (${samples - known.length} had none)` : "";
  const range = `${short(Math.min(...known))} to ${short(Math.max(...known))}`;
  return `${now} Over ${samples} samples of the same people r ran from ${range}${lost}, and each could have been somebody’s study.${full}`;
}
