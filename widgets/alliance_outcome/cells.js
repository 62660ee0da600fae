// One cell of a reader's table: what counts as missing, as a number, as a label, and the words for each fault: cells.py.
import allianceSaid from "./words.json" with { type: "json" };
import { filled } from "../_host/words.js";
import { seenText } from "../_host/unseen.js";

const LONGEST_LABEL = 200;
const LONGEST_NUMBER = 40;
const LARGEST_SAMPLE = 1_000_000_000;
// A full stop and what follows as one choice: two runs of digits side by side take hours over a long one.
const A_NUMBER = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const GROUPED = /^[0-9]{1,3}([.,'’ ][0-9]{3})+$/;
// With a fraction behind it, in the other of the two marks: 1.024,00 and 1,024.00.
const GROUPED_FRACTION = /^(?:([0-9]{1,3}(?:[.'’ ][0-9]{3})+),|([0-9]{1,3}(?:[,'’ ][0-9]{3})+)\.)([0-9]+)$/;
const DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d";
const DECIMAL_COMMA = /^[+-]?([0-9]+,[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?$/;
// A number as people write it: with any dash for minus and any of the two decimal marks.
const WRITTEN = `([+${DASHES}-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))`;
const PERCENTAGE = new RegExp(`^${WRITTEN} ?%$`);
const DRESSED = {
  dashComma: new RegExp(`^${WRITTEN}$`),
  starred: new RegExp(`^${WRITTEN} ?[*†‡§]+$`),
  behind: new RegExp(`^${WRITTEN} ?[(\\[][^()\\[\\]]*[)\\]]$`),
  brackets: new RegExp(`^[(\\[] ?${WRITTEN} ?[)\\]]$`),
};
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const KEPT_AS_TEXT = /="(.*)"/s;
// A whole number as a program writes it in a column of fractions; 1.000 may be a thousand and stays.
const WRITTEN_WHOLE = /^([+-]?(?:0|[1-9][0-9]*))\.0$/;
const INFINITE = /^([+-]?)inf(inity)?$/i;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/u;
// "None" in this case alone: "none" is a word that a moderator may hold.
const MISSING =
  /^(?:na|n\/a|n\.a\.|<na>|[-+]?nan|null|nat|#na|#n\/a|#n\/a n\/a|#nv|#n\/d|-?1\.#ind|-?1\.#qnan|\.[a-z_]?|\?|[-–—−]{1,3}|#(?:null|div\/0|value|ref|num|wert|bezug|zahl)!|#name\?)$/i;

// A cell as a reader sees it, and a whole number in one spelling.
export const cellAsSeen = (cell) => seenText(cell.replace(KEPT_AS_TEXT, "$1")).replace(WRITTEN_WHOLE, "$1");

export function isMissing(cell) {
  return cell === "None" || MISSING.test(cell);
}

// In characters as Python counts them, not in halves of pairs.
export function longerThan(text, most) {
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}

// Why the cell cannot be an n or an r; empty if it can.
export function numberFault(key, cell) {
  const said = allianceSaid.cell;
  if (!cell) return said.missing;
  const value = quotedValue(cell);
  if (isMissing(cell)) return filled(said.code, { value });
  if (key === "n" && GROUPED.test(cell)) return filled(said.thousands, { value, digits: onlyDigits(cell) });
  if (!A_NUMBER.test(cell)) return noNumber(key, cell, value);
  const x = Number(cell);
  if (key === "r" && !(x > -1 && x < 1)) return filled(said.r, { value });
  if (key === "n" && !(x >= 4 && x <= LARGEST_SAMPLE && Number.isInteger(x))) return filled(said.n, { value });
  return "";
}

// What keeps the cell from being a number, with its remedy.
function noNumber(key, cell, value) {
  const said = allianceSaid.cell;
  if (DASHES.includes(cell[0]) && A_NUMBER.test(cell.slice(1))) return filled(said.dash, { value });
  if (DECIMAL_COMMA.test(cell)) return filled(said.comma, { value });
  const dressed = longerThan(cell, LONGEST_NUMBER) ? "" : dressedNumber(key, cell, value);
  if (dressed) return dressed;
  return filled(OTHER_DIGIT.test(cell) ? said.digits : said.number, { value });
}

// The number in a cell that holds more than its digits, as it is to be written; empty if there is none.
function dressedNumber(key, cell, value) {
  const said = allianceSaid.cell;
  const grouped = key === "n" && GROUPED_FRACTION.exec(cell);
  if (grouped) {
    if (/[1-9]/.test(grouped[3])) return filled(said.n, { value });
    return filled(said.thousands, { value, digits: onlyDigits(grouped[1] ?? grouped[2]) });
  }
  const share = key === "r" && PERCENTAGE.exec(cell);
  if (share) return filled(said.percentage, { value, number: Number(plainNumber(key, share[1])) / 100 });
  for (const [name, pattern] of Object.entries(DRESSED)) {
    const found = pattern.exec(cell);
    if (!found) continue;
    let number = plainNumber(key, found[1]);
    if (name === "brackets" && key === "r" && !/^[+-]/.test(number)) number = filled(said.minus, { number });
    return filled(said[name], { value, number });
  }
  return "";
}

// A number as people write it, in the one way that is read.
function plainNumber(key, written) {
  if (key === "n" && GROUPED.test(written)) return onlyDigits(written);
  return (DASHES.includes(written[0]) ? `-${written.slice(1)}` : written).replace(",", ".");
}

const onlyDigits = (cell) => cell.replace(/[^0-9]/g, "");

// Why the cell cannot be a label or a moderator; empty if it can.
export function textFault(cell) {
  if (longerThan(cell, LONGEST_LABEL)) return allianceSaid.cell.long;
  return cell.search(CONTROL) >= 0 ? allianceSaid.cell.control : "";
}

export function isFiniteCell(cell) {
  return A_NUMBER.test(cell) && Number.isFinite(Number(cell));
}

export const isAnyNumber = (cell) => isFiniteCell(cell) || INFINITE.test(cell);

// The one way in which a number is written among words: spelled of cells.py.
export function spelledCell(cell) {
  const x = Number(cell.replace(INFINITE, "$1Infinity"));
  return String(x).replace("Infinity", "inf");
}

// A value as a message shows it: 40 characters at most, control characters replaced.
export function quotedValue(value) {
  const seen = value.replace(CONTROL, "\ufffd");
  return longerThan(seen, 40) ? `${[...seen].slice(0, 39).join("")}…` : seen;
}
