// Every string of the view, and the sentences of words.py: tests/cases/modernity_sectors.json holds the sentences equal.
import sectorsSaid from "./words.json" with { type: "json" };
import { filled } from "../_host/words.js";
import { known } from "./life.js";
import { allLost, concentration, society } from "./model.js";

export const words = {
  modes: "Look at",
  mode: { sectors: "Sectors", solidarity: "Solidarity", eggs: "Eggs in one basket", countries: "Countries" },
  // Each heading says the state that the picture shows.
  task: {
    solidarity: (load) => filled(sectorsSaid.tasks.solidarity, { load }),
    eggs: (count, equal) => (count === 1 ? sectorsSaid.tasks.egg : filled(sectorsSaid.tasks.eggs, { count, equal })),
    countries: (year) => filled(sectorsSaid.tasks.countries, { year }),
  },
  differentiation: "Differentiation",
  differentiationEnds: ["one community", "four sectors"],
  sector: "Who one is in the sector",
  sectors: { economic: "Economic", political: "Political", communal: "Communal", personal: "Personal" },
  life: sectorsSaid.life,
  facts: {
    institutions: "Made of",
    role: "One is",
    replaceable: "Replaceable",
    integration: sectorsSaid.sectorsTable.heads[3],
  },
  seat: "The seat of therapy, seen by",
  seats: { none: "not shown", client: sectorsSaid.client, therapist: sectorsSaid.therapist },
  seatFacts: {
    sector: "Its sector",
    bond: "The bond",
    contract: "The contract",
    integration: sectorsSaid.sectorsTable.heads[3],
  },
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
  communion: sectorsSaid.communion,
  interdependence: sectorsSaid.interdependence,
  self: "self",
  load: sectorsSaid.load,
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
  eggReadings: sectorsSaid.basketReadings,
  country_a: "First country",
  country_b: "Second country",
  others: ["Third country", "Fourth country", "Fifth country", "Sixth country"],
  noCountry: "none",
  play: "Play the years",
  pause: "Pause",
  next: "Next year",
  year: "Year",
  none: sectorsSaid.none,
  indicators: sectorsSaid.indicators,
  source:
    "Per cent. Labour shares begin in 1991 and are modelled ILO estimates. World Bank and ILO through Gapminder, CC BY 4.0.",
  since: (year) => `Small dots: ${year}, or the first year with a figure.`,
  tables: {
    /** @type {[string, string[]]} */
    sectors: [sectorsSaid.sectorsTable.caption, sectorsSaid.sectorsTable.heads],
    /** @type {[string, string[]]} */
    solidarity: [sectorsSaid.society, ["Quantity", "Value"]],
    /** @type {[string, string[]]} */
    eggs: [sectorsSaid.basketTable, ["Tie", "Share"]],
    countries: (year) => filled(sectorsSaid.signs, { year }),
    indicator: sectorsSaid.sign,
  },
  therapyCells: (name, seat) => [
    filled(sectorsSaid.therapyRow, { name }),
    seat.bond,
    sectorsSaid.hybrid,
    seat.integration,
  ],
  didactic: [
    "The four sectors, the roles in them and the two seats of therapy are the essay’s. Sizes and distances of the circles measure nothing; Amina, the sixteen, the three who stay and the pace at which the others go are invented.",
    "Stages are ideal types: a real society is a mixture of older and newer forms, and many scholars reject ladders of societies.",
    "The logistic formula and its coefficients are chosen, not estimated, so that the four presets spread over the range.",
    "The number of close ties and the base hazards in the presets are guesses; whether close ties became fewer is contested.",
    "The essay says that past ties were less lasting and that present ties are more fragile. The model keeps the two apart: death and migration (high then), the strain of being needed (high now).",
    "Whether people loved less when death was near is doubted by historians of the family, and small households are older than industry.",
    "That the personal sector arose in order to balance the others is a functional explanation: ask which mechanism, and what could refute it.",
    "Correlated ties follow a beta-binomial, a common shock takes all at once, and a therapist counts as an ordinary tie: three simplifications.",
  ],
};

function below(steps, value) {
  return steps.find(([border]) => border === null || value < border).slice(1);
}

export function fixed(value, places) {
  return (Math.floor(value * 10 ** places + 0.5) / 10 ** places).toFixed(places);
}

export function grouped(whole) {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function people(count) {
  /** @type {[number, string][]} */
  const units = [
    [1e9, " billion"],
    [1e6, " million"],
  ];
  const unit = units.find(([size]) => count >= 0.9995 * size);
  if (unit) return `${Number((count / unit[0]).toPrecision(2))}${unit[1]}`;
  return grouped(Math.round(Number(count.toPrecision(2))));
}

export function percent(share) {
  return `${Number((100 * share).toFixed(1))} %`;
}

export function odds(chance) {
  const said = sectorsSaid.odds;
  if (chance >= 0.01) return filled(said.common, { share: fixed(100 * chance, 1).replace(/\.0$/, "") });
  if (chance < 1e-9) return chance > 0 ? said.least : said.none;
  const size = 10 ** (Math.floor(Math.log10(1 / chance)) - 1);
  return filled(said.rare, { size: grouped(Math.floor(1 / chance / size + 0.5) * size) });
}

export function stage(d) {
  const count = known(d);
  const [name] = below(sectorsSaid.stages, d);
  const said = filled(sectorsSaid.life.says[phase(count)], { known: sectorsSaid.life.counted[count] });
  return filled(sectorsSaid.life.stage, { name, said });
}

export function phase(count) {
  if (count === 16) return 0;
  return count === 3 ? 2 : 1;
}

export function holding(one) {
  const now = society(one);
  const [[mode], [load]] = [below(sectorsSaid.modes, now.interdependence), below(sectorsSaid.loads, now.load_per_tie)];
  return filled(sectorsSaid.holding, {
    mode: `${mode[0].toUpperCase()}${mode.slice(1)}`,
    interdependence: fixed(now.interdependence, 2),
    communion: fixed(now.communion, 2),
    who: one.ties === 1 ? sectorsSaid.onlyTie : filled(sectorsSaid.eachTie, { ties: one.ties }),
    load,
    perTie: fixed(now.load_per_tie, 2),
    failure: odds(now.tie_failure),
    lost: odds(allLost(now.tie_failure, one.ties)),
  });
}

export function basket(weights, q, r, shock) {
  const ties = weights.length;
  return filled(sectorsSaid.basket, {
    who: ties === 1 ? sectorsSaid.oneTieDoes : filled(sectorsSaid.tiesDo, { ties }),
    equal: fixed(concentration(weights).effective_ties, 1),
    alone: odds(allLost(q, ties)),
    together: odds(allLost(q, ties, r)),
    struck: odds(allLost(q, ties, r, shock)),
    floor: shock > 0 ? filled(sectorsSaid.floor, { chance: odds(shock) }) : "",
  });
}

export function pair(year, rows) {
  const figure = (value, there, missing) => (value === null ? missing : filled(there, { value: fixed(value, 1) }));
  const countries = rows.map(([name, values]) =>
    filled(sectorsSaid.country, {
      name,
      towns: figure(values[0], sectorsSaid.towns, sectorsSaid.noTowns),
      farming: figure(values[1], sectorsSaid.farming, sectorsSaid.noFarming),
    }),
  );
  return filled(sectorsSaid.pair, { year, countries: countries.join(" ") });
}

export function loadWords(load) {
  return below(sectorsSaid.loads, load)[0];
}
