// Every string of the view, and the sentences of words.py: tests/cases/modernity_sectors.json holds the sentences equal.
import { allLost, concentration, society } from "./model.js";

export const words = {
  modes: "Look at",
  mode: { sectors: "Sectors", solidarity: "Solidarity", eggs: "Eggs in one basket", countries: "Countries" },
  task: {
    sectors: "Slide from village to modern city.",
    solidarity: "Choose a society, then change it: what must each close tie carry?",
    eggs: "Share out what a person’s wellbeing hangs on, then shake the basket.",
    countries: "Set two countries side by side and move through the years.",
  },
  differentiation: "Differentiation",
  differentiationEnds: ["one community", "four sectors"],
  sector: "Who one is in the sector",
  sectors: { economic: "Economic", political: "Political", communal: "Communal", personal: "Personal" },
  inside: {
    economic: ["worker", "consumer"],
    political: ["citizen", "voter"],
    communal: ["member"],
    personal: ["oneself"],
  },
  nested: ["the same", "few people"],
  facts: { institutions: "Made of", role: "One is", replaceable: "Replaceable", integration: "Held together by" },
  seat: "The seat of therapy, seen by",
  seats: { none: "not shown", client: "the client", therapist: "the therapist" },
  seatFacts: { sector: "Its sector", bond: "The bond", contract: "The contract", integration: "Held together by" },
  thread: { contract: "contract", bond: "bond", work: "work" },
  seatSays: {
    client: "From the client’s seat, therapy is a bond inside personal life that rests on a contract.",
    therapist: "From the therapist’s seat, therapy is work: it stops at the edge of the therapist’s own personal life.",
    early: "Therapy by contract needs sectors that stand further apart.",
  },
  preset: "Society",
  presets: {
    "kin-based": "Small-scale, kin-based",
    agrarian: "Agrarian",
    industrial: "Industrial",
    "post-industrial": "Post-industrial",
  },
  population: "People in the society",
  populationEnds: ["a hundred", "a billion"],
  division_of_labour: "Division of labour",
  urban_share: "Living in towns",
  mobility: "Mobility",
  ties: "Close ties",
  therapist: "Add a therapist as one more tie",
  religion: "Communion from a congregation (R)",
  communion: "communion",
  interdependence: "interdependence",
  self: "self",
  load: "load per tie",
  therapistMark: "T",
  congregation: "congregation",
  readings: {
    known: "Neighbours one can know",
    load: "Load per tie",
    failure: "A tie fails in a period",
    losses: "Ties lost, on average",
    fragility: "All lost together",
  },
  drawer: "Inspect the model",
  chosen: "The coefficients are chosen, not estimated: they spread the four presets over the range.",
  coefficient: ["Term", "Coefficient", "Value now", "Product"],
  coefficientCaption: "Coefficients: chosen, not estimated",
  terms: {
    intercept: "constant",
    log10_population: "log10 of people",
    division_of_labour: "division of labour",
    urban_share: "living in towns",
    mobility: "mobility",
  },
  local_population: "People in the settlement",
  acquaintances: "People one can know (150 is Dunbar’s contested figure)",
  base_hazard: "A tie ends by death or migration (q0)",
  eggsCount: "Ties",
  weight: (letter) => `Tie ${letter}`,
  weightSays: (share) => `${share} %`,
  tie_failure: "A tie fails (q)",
  correlation: "Ties fail together (correlation)",
  shock: "Common shock, such as a move",
  even: "Make all equal",
  curves: ["independent", "correlated", "with shock"],
  shares: "What wellbeing hangs on, per cent",
  chanceAxis: "Chance that all ties fail",
  tieAxis: "ties",
  eggReadings: {
    herfindahl: "Concentration (Herfindahl)",
    effective: "Effective ties",
    variance: "Spread of wellbeing (variance)",
  },
  country_a: "First country",
  country_b: "Second country",
  year: "Year",
  none: "no figure",
  indicators: ["Living in towns", "Work in farming", "Work in industry", "Salaried, outside farming", "Family workers"],
  source:
    "Per cent. Labour shares begin in 1991 and are modelled ILO estimates. World Bank and ILO through Gapminder, CC BY 4.0.",
  since: (year) => `Small dots: ${year}, or the first year with a figure.`,
  tables: {
    sectors: [
      "The four sectors and the seat of therapy",
      ["Sector", "Made of", "One is", "Replaceable", "Held together by"],
    ],
    compact: ["The four circles", ["Sector", "One is"]],
    solidarity: ["This society", ["Quantity", "Value"]],
    eggs: ["Ties in the basket", ["Tie", "Share"]],
    countries: (year) => `Signs of differentiation, ${year}, per cent`,
    indicator: "Sign",
  },
  therapyCells: (name, seat) => [`therapy, seen by ${name}`, seat.contract, seat.bond, "a hybrid", seat.integration],
  didactic: [
    "The four sectors, the roles in them and the two seats of therapy are the essay’s. The circles' sizes and distances are drawn to be read; they measure nothing.",
    "Stages are ideal types: a real society is a mixture of older and newer forms, and many scholars reject ladders of societies.",
    "The logistic formula and its coefficients are chosen, not estimated, so that the four presets spread over the range.",
    "The number of close ties and the base hazards in the presets are guesses; whether close ties became fewer is contested.",
    "The essay says that past ties were less lasting and that present ties are more fragile. The model keeps the two apart: death and migration (high then), the strain of being needed (high now).",
    "Whether people loved less when death was near is doubted by historians of the family, and small households are older than industry.",
    "That the personal sector arose in order to balance the others is a functional explanation: ask which mechanism, and what could refute it.",
    "Correlated ties follow a beta-binomial, a common shock takes all at once, and a therapist counts as an ordinary tie: three simplifications.",
  ],
};

const stages = [
  [
    0.15,
    "one community",
    "Work, rule, belief and kin lie in one another, and the same few people meet in all of them.",
  ],
  [
    0.4,
    "loosely sorted",
    "Work, rule and belonging begin to have places of their own; kin still reaches into all of them.",
  ],
  [0.65, "half apart", "More and more dealings are with strangers, and private life begins to be a place of its own."],
  [
    0.85,
    "mostly apart",
    "Work, government and membership follow rules for anybody; private life is smaller, and warmer.",
  ],
  [
    Infinity,
    "four sectors",
    "At work and in government anybody can be replaced; the small personal circle is where nobody can.",
  ],
];
const modes = [
  [0.2, "almost wholly personal communion"],
  [0.4, "mostly personal communion"],
  [0.6, "communion and interdependence in like parts"],
  [0.8, "mostly functional interdependence"],
  [Infinity, "almost wholly functional interdependence"],
];
const loads = [
  [0.02, "hardly any load"],
  [0.08, "a light load"],
  [0.18, "a heavy load"],
  [Infinity, "a very heavy load"],
];

function below(steps, value) {
  return steps.find(([border]) => value < border).slice(1);
}

export function fixed(value, places) {
  return (Math.floor(value * 10 ** places + 0.5) / 10 ** places).toFixed(places);
}

export function grouped(whole) {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function people(count) {
  const unit = [
    [1e9, " billion"],
    [1e6, " million"],
  ].find(([size]) => count >= 0.9995 * size);
  if (unit) return `${Number((count / unit[0]).toPrecision(2))}${unit[1]}`;
  return grouped(Math.round(Number(count.toPrecision(2))));
}

export function percent(share) {
  return `${Number((100 * share).toFixed(1))} %`;
}

export function odds(chance) {
  if (chance >= 0.01) return `${fixed(100 * chance, 1).replace(/\.0$/, "")} in 100`;
  if (chance < 1e-9) return chance > 0 ? "less than 1 in a billion" : "no chance";
  const size = 10 ** (Math.floor(Math.log10(1 / chance)) - 1);
  return `1 in ${grouped(Math.floor(1 / chance / size + 0.5) * size)}`;
}

export function stage(d) {
  const [name, meaning] = below(stages, d);
  return `Differentiation ${fixed(d, 2)}, ${name}. ${meaning}`;
}

export function holding(one) {
  const now = society(one);
  const [[how], [load]] = [below(modes, now.interdependence), below(loads, now.load_per_tie)];
  const who = one.ties === 1 ? "The only tie" : `Each of ${one.ties} ties`;
  return (
    `${how[0].toUpperCase()}${how.slice(1)} (interdependence ${fixed(now.interdependence, 2)}, communion ${fixed(now.communion, 2)}). ` +
    `${who} carries ${load} (${fixed(now.load_per_tie, 2)}) and fails with a chance of ${odds(now.tie_failure)}. ` +
    `All lost together: ${odds(allLost(now.tie_failure, one.ties))}.`
  );
}

export function basket(weights, q, r, shock) {
  const n = weights.length;
  const who = n === 1 ? "1 tie does" : `${n} ties do`;
  const floor = shock > 0 ? ` With that shock no number of ties brings the chance below ${odds(shock)}.` : "";
  return (
    `${who} the work of ${fixed(concentration(weights).effective_ties, 1)} equal ones. ` +
    `All lost: ${odds(allLost(q, n))} if independent, ${odds(allLost(q, n, r))} if correlated, ` +
    `${odds(allLost(q, n, r, shock))} with the common shock.${floor}`
  );
}

export function pair(year, rows) {
  const urban = (value) => (value === null ? "no figure for towns" : `${fixed(value, 1)} % urban`);
  const farming = (value) => (value === null ? "no figure for farming" : `${fixed(value, 1)} % of work in farming`);
  const said = rows.map(([name, values]) => `${name}: ${urban(values[0])}, ${farming(values[1])}.`);
  return `${year}. ${said.join(" ")} These are signs of differentiation, and say nothing of how close people are.`;
}
