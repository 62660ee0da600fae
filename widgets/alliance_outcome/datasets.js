// The data sets as the page carries them, opened into studies; it does not pool them.
import { words, capital } from "./words.js";

const MOST_VALUES = 12;
const Z95 = 1.959963984540054;

function withError(study) {
  const z = Math.atanh(study.r);
  const se = 1 / Math.sqrt(study.n - 3);
  return { ...study, z, se, low: Math.tanh(z - Z95 * se), high: Math.tanh(z + Z95 * se) };
}

// { studies, moderators: [{ name, values, codes }] } from columns.
export function openColumns({ names, prefix, digits, r, unit, n, year, moderators }) {
  const named = names ?? r.map((_, i) => prefix + String(i + 1).padStart(digits, "0"));
  return {
    studies: r.map((x, i) => withError({ id: i, name: named[i], r: x / unit, n: n[i], year: year?.[i] ?? null })),
    moderators: Object.entries(moderators).map(([name, [values, codes]]) => ({ name, values, codes })),
  };
}

// The same from the rows that a reader gave.
export function openRows(rows) {
  const names = Object.keys(rows[0]);
  const year = names.find(
    (name) => name.toLowerCase() === "year" && rows.every((row) => row[name] === null || typeof row[name] === "number"),
  );
  const extra = names.filter((name) => !["study", "r", "n", year].includes(name));
  const moderators = extra.map((name) => {
    const texts = rows.map((row) => String(row[name] ?? ""));
    const values = [...new Set(texts.filter((text) => text !== ""))];
    return { name, values, codes: texts.map((text) => values.indexOf(text)) };
  });
  return {
    studies: rows.map((row, i) =>
      withError({ id: i, name: String(row.study), r: row.r, n: row.n, year: year ? row[year] : null }),
    ),
    moderators: moderators.filter(({ values }) => values.length > 1 && values.length <= MOST_VALUES).slice(0, 20),
  };
}

// Published values under a heading for each group: a range as a bar, a missing interval as a hollow point.
export function openPrinted(rows) {
  const unit = (x) => (x === null ? null : x / 1000);
  const groups = [...new Set(rows.map(([, group]) => group))];
  return groups.flatMap((group) => [
    { heading: true, name: capital(group) },
    ...rows
      .filter((row) => row[1] === group)
      .map(([name, , r, low, high, note]) => ({
        name,
        group,
        at: unit(r),
        low: unit(low),
        high: unit(high),
        side: note,
        range: r === null,
        hollow: low === null,
        note: words.notPrinted,
        size: 0.4,
      })),
  ]);
}
