// The data sets as the page carries them, opened into studies; it does not pool them.
import allianceSaid from "./words.json" with { type: "json" };
import { filled } from "../_host/words.js";
import { isFiniteCell } from "./cells.js";
import { aboutLeftOut, aboutYear } from "./remarks.js";
import { words, capital } from "./words.js";

const MOST_VALUES = 12;
const MOST_MODERATORS = 20;
const Z95 = 1.959963984540054;

function withError(study) {
  const z = Math.atanh(study.r);
  const se = 1 / Math.sqrt(study.n - 3);
  return { ...study, z, se, low: Math.tanh(z - Z95 * se), high: Math.tanh(z + Z95 * se) };
}

// { studies, moderators: [{ name, values, codes }], notes } from columns.
export function openColumns({ names, prefix, digits, r, unit, n, year, moderators, notes }) {
  const named = names ?? r.map((_, i) => prefix + String(i + 1).padStart(digits, "0"));
  return {
    studies: r.map((x, i) => withError({ id: i, name: named[i], r: x / unit, n: n[i], year: year?.[i] ?? null })),
    moderators: moderators.map(([name, values, codes]) => ({ name, values, codes })),
    notes: notes ?? [],
  };
}

// The same from the rows that a reader gave and the names of their moderators; here the notes are what is said about
// columns that are not offered.
export function openRows(rows, names) {
  const { year, moderators, notes } = offered(rows, names);
  return {
    studies: rows.map((row, i) =>
      withError({ id: i, name: String(row.study), r: row.r, n: row.n, year: year ? row[year] : null }),
    ),
    moderators,
    notes,
  };
}

// The column of years, the moderators that a reader may filter by, and what is said about those that are not offered;
// `names` in the order of the header, which an object does not keep where names are whole numbers.
export function offered(rows, names) {
  const isNumeric = (name) => rows.every((row) => row[name] === null || typeof row[name] === "number");
  const years = names.filter((name) => name.toLowerCase() === "year");
  const year = years.find(isNumeric);
  const found = names.filter((name) => name !== year).map((name) => levelsOf(rows, name));
  const few = found.filter(({ values }) => values.length > 1 && values.length <= MOST_VALUES);
  const leftOut = found
    .filter((one) => !few.includes(one))
    .map(({ name, values: { length } }) => [name, whyNot(length)])
    .concat(
      few
        .slice(MOST_MODERATORS)
        .map(({ name }) => [name, filled(allianceSaid.remark.manyColumns, { count: MOST_MODERATORS })]),
    );
  const text = !year && found.find(({ name }) => name === years[0])?.values.find((one) => !isFiniteCell(one));
  const notes = [...aboutLeftOut(leftOut), ...(text ? aboutYear(years[0], text) : [])];
  return { year: year ?? null, moderators: few.slice(0, MOST_MODERATORS), notes };
}

function levelsOf(rows, name) {
  const texts = rows.map((row) => String(row[name] ?? ""));
  const values = [...new Set(texts.filter((text) => text !== ""))];
  return { name, values, codes: texts.map((text) => values.indexOf(text)) };
}

// Why a column with so many different values is no filter.
function whyNot(count) {
  const said = allianceSaid.remark;
  if (count > 1) return filled(said.manyValues, { count, most: MOST_VALUES });
  return count ? said.oneValue : said.noValue;
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
