// The formulas of model.py and sectors.py for the page; tests/cases/modernity_sectors.json holds both equal. It knows no screen.

// Chosen, not estimated: they spread the four presets over the range.
export const COEFFICIENTS = {
  intercept: -3,
  log10_population: 0.25,
  division_of_labour: 1.6,
  urban_share: 0.9,
  mobility: 0.9,
};

export function drive(one) {
  const c = COEFFICIENTS;
  return (
    c.intercept +
    c.log10_population * Math.log10(one.population) +
    c.division_of_labour * one.division_of_labour +
    c.urban_share * one.urban_share +
    c.mobility * one.mobility
  );
}

export function society(one) {
  const index = drive(one);
  const interdependence = 1 / (1 + Math.exp(-index));
  const communion = 1 / (1 + Math.exp(index));
  const load = Math.max(0, 1 - (one.kappa ?? 1) * communion - (one.religion ?? 0)) / one.ties;
  const failure = -Math.expm1(Math.log1p(-one.base_hazard) - (one.eta ?? 1) * load);
  return {
    interdependence,
    communion,
    familiarity: familiarity(one.local_population ?? one.population),
    load_per_tie: load,
    tie_failure: failure,
    expected_losses: one.ties * failure,
  };
}

export function allLost(q, ties, r = 0, shock = 0) {
  // (a + j) / (a + b + j) times r over r: finite at r = 0 and at r = 1
  let together = q;
  for (let j = 1; j < ties; j += 1) together *= (q * (1 - r) + j * r) / (1 - r + j * r);
  return shock + (1 - shock) * together;
}

export function familiarity(local, acquaintances = 150) {
  return Math.min(1, acquaintances / local);
}

export function concentration(weights, r = 0, variance = 1) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const herfindahl = weights.reduce((sum, weight) => sum + (weight / total) ** 2, 0);
  return { herfindahl, effective_ties: 1 / herfindahl, variance: variance * (herfindahl + r * (1 - herfindahl)) };
}

const apart = {
  economic: [-1, -1, 1],
  political: [1, -1, 1],
  communal: [-1, 1, 1],
  personal: [0.28 ** 0.5, 0.28 ** 0.5, 0.6],
};
const oneWithin = { economic: 1.7, political: 1.52, communal: 1.34, personal: 1.16 };

export function circles(d) {
  const place = ([name, [x, y, r]]) => [name, { x: d * x, y: d * y, r: oneWithin[name] + d * (r - oneWithin[name]) }];
  return Object.fromEntries(Object.entries(apart).map(place));
}
