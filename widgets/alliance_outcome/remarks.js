// What is said about a table that was read: what was left out, taken for missing or told apart: the words of remarks.py.
import allianceSaid from "./words.json" with { type: "json" };
import { filled } from "../_host/words.js";
import { quotedValue } from "./cells.js";

const MOST_NAMED = 5;
const remarks = allianceSaid.remark;
const rowsSaid = (count) => filled(count === 1 ? remarks.row : remarks.rows, { count });

export function aboutRowNumbers(left) {
  if (!left) return [];
  return [filled(left === 1 ? remarks.rowNumber : remarks.rowNumbers, { count: left })];
}

export function aboutComments(count) {
  return count ? [filled(count === 1 ? remarks.comment : remarks.comments, { count })] : [];
}

// codes: [[name, cell, count], ...]
export function aboutMissing(codes) {
  const found = codes.map(([name, code, count]) =>
    filled(remarks.code, { code, column: quotedValue(name), rows: rowsSaid(count) }),
  );
  return found.length ? [filled(remarks.missing, { codes: firstFive(found) })] : [];
}

// repeated: [[label, count], ...]
export function aboutLabels(repeated) {
  if (!repeated.length) return [];
  const found = repeated.map(([label, count]) =>
    filled(remarks.label, { label: quotedValue(label), rows: rowsSaid(count) }),
  );
  return [filled(remarks.labels, { labels: firstFive(found) })];
}

// columns: [[name, why], ...]
export function aboutLeftOut(columns) {
  const found = columns.map(([name, why]) => filled(remarks.leftOut, { column: quotedValue(name), why }));
  return found.length ? [filled(remarks.noFilter, { columns: firstFive(found) })] : [];
}

export function aboutYear(name, text) {
  return [filled(remarks.year, { name, text: quotedValue(text) })];
}

function firstFive(found) {
  const rest = found.length - MOST_NAMED;
  const named = found.slice(0, MOST_NAMED).join(", ");
  return rest > 0 ? filled(remarks.more, { named, count: rest }) : named;
}
