// What is said about a table that was read: what was left out, taken for missing or told apart: the words of remarks.py.
import { quotedValue } from "./cells.js";

const MOST_NAMED = 5;
const rowsSaid = (count) => (count === 1 ? "1 row" : `${count} rows`);

export function aboutRowNumbers(left) {
  if (!left) return [];
  return left === 1
    ? ["The first column only numbers the rows and was left out."]
    : [`The first ${left} columns only number the rows and were left out.`];
}

export function aboutComments(count) {
  return count
    ? [`${count} ${count === 1 ? "line that begins with # was" : "lines that begin with # were"} left out.`]
    : [];
}

// codes: [[name, cell, count], ...]
export function aboutMissing(codes) {
  const found = codes.map(([name, cell, count]) => `"${cell}" in ${quotedValue(name)} (${rowsSaid(count)})`);
  return found.length ? [`Read as missing: ${firstFive(found)}.`] : [];
}

// repeated: [[label, count], ...]
export function aboutLabels(repeated) {
  if (!repeated.length) return [];
  const names = firstFive(repeated.map(([label, count]) => `"${quotedValue(label)}" (${rowsSaid(count)})`));
  return [
    `One label, several rows: ${names}. They were numbered and count as independent studies; if they share people, keep one row a sample, or average them first.`,
  ];
}

// columns: [[name, why], ...]
export function aboutLeftOut(columns) {
  const found = columns.map(([name, why]) => `${quotedValue(name)} (${why})`);
  return found.length ? [`No filter: ${firstFive(found)}.`] : [];
}

export function aboutYear(name, text) {
  return [`The column ${name} holds text ("${quotedValue(text)}"), so the studies cannot be put in order of year.`];
}

function firstFive(found) {
  const rest = found.length - MOST_NAMED;
  return found.slice(0, MOST_NAMED).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
