// What the chosen studies say under the chosen model: rows, average, leave-one-out, cumulation; it draws nothing.
import { pool, leaveOneOut, cumulative } from "./pooling.js";
import { words, short, interval95 } from "./words.js";

// Leaving each of thousands out would fit the model thousands of times.
export const MOST_REPEATED = 600;

// settings: { method, interval, show, sort, moderator, level, out: ids, picked: id or -1, key }
export function readSet(set, settings, memory) {
  const asked = set.moderators[settings.moderator - 1];
  // An address may ask for a group that the moderator does not have: then no filter is on.
  const lens = asked && settings.level < asked.values.length ? asked : null;
  const kept = set.studies.filter((study) => !lens || lens.codes[study.id] === settings.level);
  const live = kept.filter((study) => !settings.out.includes(study.id));
  const pooled = remembered(memory, "pooled", settings, () => average(live, settings));
  const rows = rowsOf(kept, live, pooled, settings, memory);
  const dated = set.studies.some((study) => study.year !== null);
  order(rows, settings, dated);
  return {
    kept,
    dated,
    live,
    pooled,
    rows,
    filter: lens ? `${settings.moderator}.${settings.level}` : "0.0",
    before: live.length < kept.length ? remembered(memory, "before", settings, () => average(kept, settings)) : null,
    domain: domainOf(rows, pooled),
    picked: rows.findIndex((row) => row.id === settings.picked),
  };
}

// Looking at another study or sorting the rows computes nothing anew.
export function remembered(memory, name, settings, compute) {
  const key = JSON.stringify([
    settings.key,
    settings.moderator,
    settings.level,
    settings.out,
    settings.method,
    settings.interval,
  ]);
  if (memory[name]?.key !== key) memory[name] = { key, value: compute() };
  return memory[name].value;
}

const columnsOf = (studies) => [studies.map((study) => study.r), studies.map((study) => study.n)];

export function average(studies, { method, interval }) {
  if (studies.length < 2) return null;
  const found = pool(...columnsOf(studies), method, interval);
  const band = Number.isFinite(found.piLow) ? [found.piLow, found.piHigh] : null;
  return { ...found, low: found.ciLow, high: found.ciHigh, band };
}

function rowsOf(kept, live, pooled, settings, memory) {
  if (settings.show === "all" || live.length < 3 || live.length > MOST_REPEATED) return singly(kept, live, pooled);
  return [
    ...remembered(memory, settings.show, settings, () =>
      settings.show === "loo" ? withoutEach(live, pooled, settings) : yearByYear(live, settings),
    ),
  ];
}

function singly(kept, live, pooled) {
  const weight = (study) => 1 / (study.se ** 2 + (pooled?.tau2 ?? 0));
  const total = live.reduce((sum, study) => sum + weight(study), 0);
  const most = Math.max(...live.map(weight));
  return kept.map((study) => {
    const out = !live.includes(study);
    return {
      id: study.id,
      name: study.name,
      n: String(study.n),
      side: `n ${study.n}`,
      year: study.year,
      at: study.r,
      low: study.low,
      high: study.high,
      z: study.z,
      se: study.se,
      out,
      hollow: out,
      size: Math.sqrt(weight(study) / most),
      weight: out ? 0 : (100 * weight(study)) / total,
      text: interval95(study.r, study.low, study.high),
    };
  });
}

function derived(study, name, found) {
  const [low, high] = [found.ciLow, found.ciHigh];
  return {
    id: study.id,
    name,
    n: "",
    side: "",
    count: study.n,
    year: study.year,
    at: found.r,
    low,
    high,
    size: 0.35,
    text: interval95(found.r, low, high),
  };
}

function withoutEach(live, pooled, { method, interval }) {
  const results = leaveOneOut(...columnsOf(live), method, interval);
  const rows = live.map((study, i) => ({ ...derived(study, words.without(study.name), results[i]), bare: study.name }));
  const far = (row) => Math.abs(row.at - pooled.r);
  rows.reduce((a, b) => (far(b) > far(a) ? b : a)).strong = true;
  return rows;
}

function yearByYear(live, { method, interval }) {
  const dated = [...live].sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999) || a.id - b.id);
  // One study has no average: the first row holds two.
  return cumulative(...columnsOf(dated), method, interval).map((found, i) =>
    derived(dated[i + 1], words.upTo(dated[i + 1].name, dated[i + 1].year), found),
  );
}

const collate = new Intl.Collator("en", { numeric: true });

// Without years nothing can be put in their order.
export const sortOf = (sort, dated) => (sort === "year" && !dated ? "name" : sort);

function order(rows, { sort, show }, dated) {
  if (show === "cumulative" && rows[0]?.count) return;
  const by = { r: (row) => -row.at, n: (row) => -(row.count ?? Number(row.n)), year: (row) => row.year ?? 9999 }[
    sortOf(sort, dated)
  ];
  rows.sort(by ? (a, b) => by(a) - by(b) : (a, b) => collate.compare(a.name, b.name));
}

export function domainOf(rows, pooled) {
  const ends = rows
    .filter((row) => !row.heading)
    .flatMap((row) => [row.low, row.high, row.at])
    .filter((x) => x !== null);
  const all = ends.concat(0, pooled?.band ?? [], pooled ? [pooled.low, pooled.high] : []);
  const low = Math.floor(Math.min(...all) * 10 - 0.2) / 10;
  const high = Math.ceil(Math.max(...all) * 10 + 0.2) / 10;
  return [Math.max(-1, low), Math.min(1, high)];
}

// Both regression lines pass through their weighted middle, which with the intercept gives the slope.
export function tiltLines(live, { petMu: pet, peeseMu: peese }) {
  const mean = (of) =>
    live.reduce((sum, study) => sum + of(study) / study.se ** 2, 0) /
    live.reduce((sum, study) => sum + 1 / study.se ** 2, 0);
  const z = mean((study) => study.z);
  return {
    pet: { a: pet, b: (z - pet) / mean((study) => study.se) },
    peese: { a: peese, b: (z - peese) / mean((study) => study.se ** 2) },
  };
}

export function studyTable(rows, { table: say }) {
  return rows.map((row) => [
    row.name,
    short(row.at),
    `${short(row.low)} to ${short(row.high)}`,
    row.n,
    row.year === null ? "–" : String(row.year),
    row.out ? say.out : row.weight ? `${row.weight.toFixed(1)} %` : "–",
  ]);
}
