// The picture of solidarity: one bar of two modes, and the close ties as the spokes of a wheel, as thick as their load.
import { fill, h, s } from "../_host/dom.js";
import { radios, range, table, toggle } from "../_host/controls.js";
import { allLost, COEFFICIENTS, drive, familiarity, society } from "./model.js";
import { fixed, holding, loadWords, odds, people, percent, words } from "./words.js";

const hub = { x: 150, y: 164, r: 96 };
const drivers = [
  "population",
  "division_of_labour",
  "urban_share",
  "mobility",
  "ties",
  "base_hazard",
  "local_population",
];

export function solidarityPart(model, change) {
  const presets = model.get("theory").presets;
  const preset = radios({
    legend: words.preset,
    options: Object.entries(words.presets),
    value: presetNow(model),
    onchange: (name) => change({ ...presets[name], therapist: false, religion: 0 }),
  });
  const sliders = societySliders(model, change);
  const therapist = toggle({
    label: words.therapist,
    value: model.get("therapist"),
    onchange: (x) => change({ therapist: x }),
  });
  const [above, wheel, values, sums] = [
    s("g", {}),
    s("g", {}),
    h("dl", { class: "readings" }),
    h("div", { class: "sums" }),
  ];
  const { base_hazard, local_population, acquaintances, division_of_labour, ties, ...driving } = sliders;
  const inner = [base_hazard, local_population, acquaintances].map((one) => one.node);
  const drawer = h(
    "details",
    { class: "inspect" },
    h("summary", {}, words.drawer),
    h("p", {}, words.chosen),
    sums,
    inner,
  );
  return {
    picture: s("svg", { viewBox: "0 0 300 276", class: "drawing", "aria-hidden": "true" }, above, wheel),
    controls: [preset.node, division_of_labour.node, ties.node],
    rest: [values, therapist.node, Object.values(driving).map((one) => one.node), drawer],
    draw() {
      for (const [trait, control] of Object.entries(sliders)) control.set(model.get(trait));
      preset.set(presetNow(model));
      therapist.set(model.get("therapist"));
      const one = shownSociety(model);
      fill(above, bar(society(one)));
      fill(wheel, spokes(one, model.get("therapist")));
      fill(
        values,
        readingsOf(model).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      );
      fill(sums, computation(one));
      return holding(one);
    },
    task: () => words.task.solidarity(loadWords(society(shownSociety(model)).load_per_tie)),
    rows() {
      const [caption, headers] = words.tables.solidarity;
      const now = society(shownSociety(model));
      const shares = [
        [words.interdependence, fixed(now.interdependence, 3)],
        [words.communion, fixed(now.communion, 3)],
        [words.ties, String(shownSociety(model).ties)],
      ];
      return table({ caption, headers, rows: [...shares, ...readingsOf(model)] });
    },
  };
}

function societySliders(model, change) {
  const share = (trait, more) =>
    range({
      label: words[trait],
      min: 0,
      max: 1,
      step: 0.05,
      page: 0.2,
      value: model.get(trait),
      say: (x) => fixed(x, 2),
      onchange: (x) => change({ [trait]: x }),
      ...more,
    });
  return {
    population: crowd("population", 2, 9, model, change, words.populationEnds),
    division_of_labour: share("division_of_labour"),
    urban_share: share("urban_share"),
    mobility: share("mobility"),
    ties: share("ties", { min: 1, max: 20, step: 1, page: 4, say: String }),
    religion: share("religion"),
    base_hazard: share("base_hazard", { max: 0.5, step: 0.01, page: 0.05, say: percent }),
    local_population: crowd("local_population", 1, 8, model, change),
    acquaintances: share("acquaintances", { min: 50, max: 500, step: 10, page: 50, say: String }),
  };
}

function crowd(trait, low, high, model, change, ends) {
  const control = range({
    label: words[trait],
    min: low,
    max: high,
    step: 0.1,
    page: 1,
    value: Math.log10(model.get(trait)),
    say: (x) => people(10 ** x),
    ends,
    // Two figures are enough for a crowd, and keep the address short.
    onchange: (x) => change({ [trait]: Number((10 ** x).toPrecision(2)) }),
  });
  return { node: control.node, set: (value) => control.set(Math.log10(value)) };
}

function presetNow(model) {
  const presets = Object.entries(model.get("theory").presets);
  return presets.find(([, preset]) => drivers.every((driver) => preset[driver] === model.get(driver)))?.[0] ?? null;
}

/** @returns {Record<string, any>} */
function shownSociety(model) {
  const one = Object.fromEntries([...drivers, "religion"].map((driver) => [driver, model.get(driver)]));
  return { ...one, ties: one.ties + (model.get("therapist") ? 1 : 0) };
}

function readingsOf(model) {
  const one = shownSociety(model);
  const now = society(one);
  const known = 100 * familiarity(one.local_population, model.get("acquaintances"));
  return [
    [words.readings.known, `${Number(known.toPrecision(2))} %`],
    [words.readings.load, fixed(now.load_per_tie, 3)],
    [words.readings.failure, odds(now.tie_failure)],
    [words.readings.losses, fixed(now.expected_losses, 2)],
    [words.readings.fragility, odds(allLost(now.tie_failure, one.ties))],
  ];
}

function bar({ communion, interdependence }) {
  const wide = 300 * communion;
  const name = (word, share) => `${word} ${fixed(100 * share, 0)} %`;
  return [
    s("text", { class: "label personal", x: 0, y: 14 }, name(words.communion, communion)),
    s("text", { class: "label", x: 300, y: 14, "text-anchor": "end" }, name(words.interdependence, interdependence)),
    s("rect", { class: "communion", x: 0, y: 22, width: wide.toFixed(1), height: 18 }),
    s("rect", {
      class: "interdependence",
      x: (wide + 2).toFixed(1),
      y: 22,
      width: Math.max(0, 298 - wide).toFixed(1),
      height: 18,
    }),
  ];
}

function spokes(one, therapist) {
  const now = society(one);
  const thick = 1 + 24 * now.load_per_tie;
  const at = (i, length) => {
    const turn = (2 * Math.PI * i) / one.ties - Math.PI / 2;
    return [hub.x + length * Math.cos(turn), hub.y + length * Math.sin(turn)];
  };
  const spoke = (_, i) => {
    const [x, y] = at(i, hub.r);
    const last = therapist && i === one.ties - 1;
    const thread = s("line", {
      class: last ? "tie therapist" : "tie",
      x1: hub.x,
      y1: hub.y,
      x2: x,
      y2: y,
      "stroke-width": thick.toFixed(2),
    });
    if (!last) return [thread, s("circle", { class: "other", cx: x, cy: y, r: 7 })];
    const mark = s("rect", { class: "other", x: x - 9, y: y - 9, width: 18, height: 18 });
    return [thread, mark, s("text", { class: "role", x, y: y + 4.5, "text-anchor": "middle" }, words.therapistMark)];
  };
  const ring = 18 + 30 * one.religion;
  return [
    one.religion > 0 ? s("circle", { class: "congregation", cx: hub.x, cy: hub.y, r: ring }) : null,
    Array.from({ length: one.ties }, spoke),
    s("circle", { class: "self", cx: hub.x, cy: hub.y, r: 18 }),
    s("text", { class: "self-name", x: hub.x, y: hub.y + 4, "text-anchor": "middle" }, words.self),
    s("text", { x: 0, y: 270 }, `${words.load} ${fixed(now.load_per_tie, 2)}`),
    one.religion > 0 ? s("text", { x: 300, y: 270, "text-anchor": "end" }, words.congregation) : null,
  ];
}

function minus(text) {
  return text.replace("-", "−");
}

function computation(one) {
  const value = { ...one, intercept: 1, log10_population: Math.log10(one.population) };
  const rows = Object.entries(COEFFICIENTS).map(([name, c]) => [
    words.terms[name],
    minus(String(c)),
    fixed(value[name], 2),
    minus((c * value[name]).toFixed(3)),
  ]);
  const now = society(one);
  const [index, o, p, load] = [
    minus(drive(one).toFixed(3)),
    fixed(now.interdependence, 3),
    fixed(now.communion, 3),
    fixed(now.load_per_tie, 3),
  ];
  const lines = [
    `O = 1 / (1 + exp(−(${index}))) = ${o}`,
    `P = 1 − O = ${p}`,
    `L = max(0, 1 − P − R) / n = max(0, 1 − ${p} − ${fixed(one.religion, 2)}) / ${one.ties} = ${load}`,
    `q = 1 − (1 − ${fixed(one.base_hazard, 2)}) × exp(−${load}) = ${fixed(now.tie_failure, 3)}`,
  ];
  return [
    table({ caption: words.coefficientCaption, headers: words.coefficient, rows }),
    lines.map((line) => h("p", { class: "formula" }, line)),
  ];
}
