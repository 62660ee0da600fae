// One cell of a reader's table: what counts as missing, as a number, as a label, and the words for each fault: cells.py.

const LONGEST_LABEL = 200;
const LARGEST_SAMPLE = 1_000_000_000;
const A_NUMBER = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const GROUPED = /^[0-9]{1,3}([.,'’ ][0-9]{3})+$/;
const DASHES = "\u2212\u2013\u2012\u2010";
const DECIMAL_COMMA = /^[+-]?[0-9]*,[0-9]+$/;
const PERCENTAGE = /^([+-]?[0-9]+\.?[0-9]*|[+-]?\.[0-9]+) ?%$/;
const STARRED = /^([+-]?[0-9]+\.?[0-9]*|[+-]?\.[0-9]+) ?[*†‡§]+$/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const KEPT_AS_TEXT = /="(.*)"/s;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/u;
// "None" in this case alone: "none" is a word that a moderator may hold.
const MISSING =
  /^(?:na|n\/a|n\.a\.|<na>|[-+]?nan|null|nat|#na|#n\/a|#n\/a n\/a|#nv|#n\/d|-?1\.#ind|-?1\.#qnan|\.[a-z_]?|\?|[-–—−]{1,3}|#(?:null|div\/0|value|ref|num|wert|bezug|zahl)!|#name\?)$/i;

export const keptAsText = (cell) => cell.replace(KEPT_AS_TEXT, "$1");

export function isMissing(cell) {
  return cell === "None" || MISSING.test(cell);
}

// In characters as Python counts them, not in halves of pairs.
export function longerThan(text, most) {
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}

// Why the cell cannot be an n or an r; empty if it can.
export function numberFault(key, cell) {
  if (!cell) return "the value is missing; fill it in, or delete the row.";
  const said = `"${quotedValue(cell)}"`;
  if (isMissing(cell)) return `${said} stands for a missing value; fill it in, or delete the row.`;
  if (key === "n" && GROUPED.test(cell))
    return `${said} has a mark between the thousands; write ${cell.replace(/[^0-9]/g, "")}.`;
  if (!A_NUMBER.test(cell)) return `${said} ${noNumber(key, cell)}`;
  const value = Number(cell);
  if (key === "r" && !(value > -1 && value < 1)) return `${quotedValue(cell)} does not lie strictly between -1 and 1.`;
  if (key === "n" && !(value >= 4 && value <= LARGEST_SAMPLE && Number.isInteger(value)))
    return `${quotedValue(cell)} is not a whole number from 4 to 1,000,000,000.`;
  return "";
}

// What keeps the cell from being a number, with its remedy.
function noNumber(key, cell) {
  if (DASHES.includes(cell[0]) && A_NUMBER.test(cell.slice(1))) return "begins with a dash; write a hyphen for minus.";
  if (DECIMAL_COMMA.test(cell)) return "has a decimal comma; write a decimal point.";
  const starred = STARRED.exec(cell);
  if (starred) return `has a mark of significance; write ${starred[1]}.`;
  const share = key === "r" && PERCENTAGE.exec(cell);
  if (share) return `is a percentage; write ${Number(share[1]) / 100}.`;
  return OTHER_DIGIT.test(cell) ? "has digits of another alphabet; write 0 to 9." : "is not a number.";
}

// Why the cell cannot be a label or a moderator; empty if it can.
export function textFault(cell) {
  if (longerThan(cell, LONGEST_LABEL)) return "the text has more than 200 characters.";
  return cell.search(CONTROL) >= 0 ? "the text holds a control character; save the table as UTF-8 text." : "";
}

export function isFiniteCell(cell) {
  return A_NUMBER.test(cell) && Number.isFinite(Number(cell));
}

// A value as a message shows it: 40 characters at most, control characters replaced.
export function quotedValue(value) {
  const seen = value.replace(CONTROL, "\ufffd");
  return longerThan(seen, 40) ? `${[...seen].slice(0, 39).join("")}…` : seen;
}
