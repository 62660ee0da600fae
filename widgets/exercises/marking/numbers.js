// A number as people write it, read the same way as in numbers.py: tests/marking_cases.json holds both equal.
import { seenText } from "../../_host/unseen.js";

const numberMinus = /[\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d]/g;
const numberSign = /^([+-]) +/;
const numberGrouped = /^[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?$/;
// 1,234 is a thousand to one reader and little more than one to another
const numberAmbiguous = /^[+-]?[1-9][0-9]{0,2},[0-9]{3}$/;
const numberComma = /^[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]{1,3})?$/;
const numberForm = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?$/;
const numberLongest = 40;

export function parseNumber(text) {
  if (typeof text !== "string") return null;
  let said = seenText(text);
  if ([...said].length > numberLongest) return null;
  said = said.replace(numberMinus, "-");
  if (said.endsWith("%")) said = said.slice(0, -1).trim();
  said = said.replace(numberSign, "$1");
  if (numberGrouped.test(said)) said = said.replace(/ /g, "");
  if (numberAmbiguous.test(said)) return null;
  if (numberComma.test(said)) said = said.replace(",", ".");
  if (!numberForm.test(said)) return null;
  const value = Number(said);
  // plus nought: -0 becomes 0
  return Number.isFinite(value) ? value + 0 : null;
}

export function readNumber(value) {
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  return parseNumber(value);
}

export function isBlank(value) {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return seenText(value) === "";
  return typeof value === "object" && Object.keys(value).length === 0;
}
