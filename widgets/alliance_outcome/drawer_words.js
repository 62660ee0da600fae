// What the view of the drawer says; its simulated studies have a known truth, which no journal prints.
import allianceSaid from "./words.json" with { type: "json" };
import { filled } from "../_host/words.js";
import { words, short, capital } from "./words.js";

const few = ["No study", "One study", "Two studies", "Three studies"];
const drawerShared = allianceSaid.drawer;
const off = (state) => state.pooledR - state.truth;
const hasMissed = (state) => state.low > state.truth || state.high < state.truth;
// Printed with two places, .10 and 0: a truth of nought has no decimals.
const exact = (r) => (r === 0 ? "0" : short(r));
// A guess this near is a hit: half a tenth of a correlation.
const NEAR = 0.05;
const isNear = (r, state) => Math.abs(r - state.truth) < NEAR;

export const drawerWords = {
  hidden: drawerShared.label,
  share: (tenths) => filled({ 0: drawerShared.nothing, 10: drawerShared.all }[tenths] ?? drawerShared.some, { tenths }),
  truth: "Truth",
  truths: [
    ["0", "0"],
    ["0.1", ".10"],
    ["0.28", ".28"],
  ],
  fresh: "New studies",
  spread: "How far the studies’ own truths differ",
  spreadSaid: (x) => (x ? `${short(x)} (tau)` : "not at all"),
  guesses: "Lay two corrections over it, PET and PEESE",
  mark: drawerShared.mark,
  weak: drawerShared.weak,
  strong: drawerShared.strong,
  people: (n, first) => `${n}${first ? " people" : ""}`,
  axis: "correlation r",
  truthIs: (r) => filled(drawerShared.truth, { r: exact(r) }),
  inPrint: (r) => filled(drawerShared.print, { r: short(r) }),
  away: (by) => `${short(Math.abs(by))} too ${by > 0 ? "much" : "little"}`,
  pet: (r) => `PET ${short(r)}`,
  peese: (r) => `PEESE ${short(r)}`,
  note: (spread) =>
    `${spread ? `The studies’ own truths lie about the dashed one (tau ${short(spread)}). ` : ""}${drawerShared.line}`,
  heading: (state) => {
    if (!state.kept) return "Nothing is left to print";
    if (state.hidden === 0) return "Hide the studies without a result";
    if (state.kept <= 3) return `${few[state.kept]} speak${state.kept === 1 ? "s" : ""} for sixty`;
    if (!hasMissed(state)) return "The print still holds the truth";
    return state.hidden === 10 ? "A funnel without its left half" : "The print has lost the truth";
  },
  said: (state) => `${drawerSaid(state)}${state.guesses ? guessesSaid(state) : ""}`,
  caption: (state) =>
    `Sixty simulated studies (draw ${state.teams}), truth ${exact(state.truth)}, tau ${exact(state.spread)}; left in the drawer: ${drawerWords.share(state.hidden)}`,
  headers: ["Study", "r", "n", "Significant", "Where it is"],
  study: (i) => `Team ${i + 1}`,
  yes: "yes",
  no: "no",
  printed: "printed",
  drawer: "in the drawer",
  pooled: (state) => [
    "Printed, together",
    state.kept ? `${short(state.pooledR)} [${short(state.low)}, ${short(state.high)}]` : "–",
    "",
    "",
    `${state.kept} printed`,
  ],
  guess: (name, r) => [name, short(r), "", "", "a correction"],
};

function drawerSaid(state) {
  const { kept, hidden, truth, strong } = state;
  const truly = `the truth ${state.spread ? "averages" : "is"} ${exact(truth)}`;
  if (!kept)
    return "Not one study reached significance, and nothing is printed. The question seems never to have been asked.";
  if (hidden === 0)
    return `All 60 studies are printed, ${strong} of them significant. Their average is ${short(state.pooledR)}, and ${truly}.`;
  if (kept === 1)
    return `One study of 60 is printed: ${short(state.pooledR)}, where ${truly}. One is too few to average, and nobody contradicts it.`;
  if (kept <= 3)
    return `${few[kept]} of 60 are printed, and the literature is of one mind: ${short(state.pooledR)}. ${capital(truly)}.`;
  return `Journals print ${kept} of 60: ${short(state.pooledR)} on average (${short(state.low)} to ${short(state.high)}), where ${truly}. ${verdict(state)}`;
}

function verdict(state) {
  if (state.hidden === 10 && off(state) < NEAR && state.truth > 0.2)
    return "With a truth of this size the drawer does little harm.";
  return hasMissed(state) ? "Even that interval misses it." : "That interval still holds it.";
}

function guessesSaid(state) {
  if (!Number.isFinite(state.petR)) return " PET and PEESE need three studies of different sizes.";
  const [pet, peese] = [isNear(state.petR, state), isNear(state.peeseR, state)];
  const end =
    pet && peese
      ? "both come near, this time"
      : pet || peese
        ? `${pet ? "PET" : "PEESE"} comes nearer, which only the dashed line can tell`
        : "neither finds the truth again";
  return ` PET guesses ${short(state.petR)} and PEESE ${short(state.peeseR)}: ${end}.`;
}

export const drawerStats = (state) =>
  state.kept > 1
    ? [
        ["r", `${short(state.pooledR, 3)} (k = ${state.kept})`],
        ["ci", words.to(state.low, state.high)],
        ...(state.guesses
          ? [
              ["pet", short(state.petR, 3)],
              ["peese", short(state.peeseR, 3)],
            ]
          : []),
      ]
    : [];
