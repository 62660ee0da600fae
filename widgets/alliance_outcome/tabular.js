// A table written as text, cut into cells: marks between cells, quotation marks, lines that hold no study: tabular.py.
import { blankOfAnyKind, withoutUnseen } from "../_host/unseen.js";

export const MOST_CELLS = 1_000;
const MOST_ABOVE = 20;
// Between cells, and how a message calls it; a table without any of the first four is one of blanks, as R writes it.
export const MARKS = { "\t": "tab", ";": "semicolon", ",": "comma", "|": "bar", " ": "blank" };
const SEPARATOR_LINE = /^\n*"?sep=([\t;,| ])"?[\t;,| ]*\n/i;
const COMMENT = /#(?=[ #!]|[^\t;,|\n]*(?:\n|$))[^\n]*/y;
const FIRST_COMMENT = /^\n*#+ *([^\n]*)/;

// { records, mark }: each record with its number, and null in place of the cells where a quotation mark never closes.
export function tableRecords(given) {
  // Three letters may stand for the byte-order mark of UTF-8, read as Windows reads bytes.
  let text = withoutUnseen(given.replace(/^ï»¿/, "")).replace(/\r\n?/g, "\n");
  text = withoutEnd(text);
  // Excel keeps this line to itself, so it is no row; other programs hide the header behind a mark of comments.
  const named = SEPARATOR_LINE.exec(text);
  if (named) text = text.slice(named[0].length);
  const first = FIRST_COMMENT.exec(text);
  if (first && ["\t", ";", ",", "|"].some((mark) => knownNames(first[1], mark) === 3))
    text = text.slice(first[0].length - first[1].length);
  const mark = named ? named[1] : markOf(text);
  if (mark === "|") text = withoutFrame(text);
  else if (mark === " ") text = withSpaces(text);
  return { records: recordsOf(text, mark), mark };
}

// Not by a regular expression: on a long run of spaces inside a text that takes quadratic time.
function withoutEnd(text) {
  let end = text.length;
  while (end > 0 && " \t\n\u00a0\x1a".includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

// The mark that cuts one of the first lines into study, n and r and others; where none does, the one that stands
// most often in the first line outside quotes; tab before semicolon before comma before bar.
function markOf(text) {
  const lines = [];
  for (let at = 0, i = 0; at < text.length && i < MOST_ABOVE; i += 1) {
    COMMENT.lastIndex = at;
    const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    if (/[^ ]/.test(text.slice(at, end)) && !COMMENT.test(text)) lines.push(text.slice(at, end));
    at = end + 1;
  }
  for (const line of lines) {
    const found = Object.keys(MARKS).find((mark) => knownNames(line, mark) === 3);
    if (found) return found;
  }
  const first = lines[0] ?? "";
  const outside = first.replace(/"[^"]*"/g, "");
  const often = (mark) => outside.split(mark).length;
  const best = ["\t", ";", ",", "|"].reduce((a, b) => (often(b) > often(a) ? b : a));
  return !outside.includes(best) && knownNames(first, " ") > 1 ? " " : best;
}

// How many of study, n and r the line would hold as a header.
function knownNames(line, mark) {
  const names = even(line)
    .split(mark)
    .map((name) => name.replace(/^[ "]+|[ "]+$/g, "").toLowerCase());
  return ["study", "n", "r"].filter((name) => names.includes(name)).length;
}

// A space for every blank but a tab, which is a mark of its own.
function even(line) {
  return line.replace(blankOfAnyKind, (blank) => (blank === "\t" ? blank : " "));
}

// A table of bars without the lines that only draw it, as in Markdown, and the bars at both ends of every line; lines
// keep their numbers.
function withoutFrame(text) {
  const lines = text.split("\n").map((line) => (line.includes("-") && /^[ |+:-]+$/.test(line) ? "" : line));
  const framed = lines.every((line) => /^ *(?:[|#]|$)/.test(line));
  return (framed ? lines.map((line) => line.replace(/^ *\||\| *$/g, "")) : lines).join("\n");
}

// A table of blanks with a space for those of other kinds, in every line that spaces alone cut into fewer cells than
// the header has names: elsewhere they hold a label together.
function withSpaces(text) {
  const lines = text.split("\n");
  const known = (line) => knownNames(line, " ");
  const header = lines.slice(0, MOST_ABOVE).reduce((a, b) => (known(b) > known(a) ? b : a));
  const names = spaced(even(header)).length;
  return lines
    .map((line) => (spaced(line.replace(/"[^"]*"/g, '""')).length < names ? even(line) : spaced(line).join(" ")))
    .join("\n");
}

// What stands between spaces and is seen.
function spaced(line) {
  return line.split(" ").filter((part) => /[^ ]/.test(even(part)));
}

// The records of the text, row by row; a line of comment is a record of one cell.
function* recordsOf(text, mark) {
  const ends = new RegExp(mark === " " ? " *\n| +" : `[${mark}\n]`, "g");
  const opening = /[\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000]*"/y;
  let [at, row, cells] = [0, 1, []];
  while (text) {
    if (!cells.length) {
      while (mark === " " && text[at] === " ") at += 1;
      COMMENT.lastIndex = at;
      const comment = COMMENT.exec(text);
      if (comment) {
        yield [row, [comment[0]]];
        [at, row] = [at + comment[0].length + 1, row + 1];
        if (at > text.length) return;
        continue;
      }
    }
    let cell = "";
    opening.lastIndex = at;
    if (opening.test(text)) [cell, at] = unquoted(text, opening.lastIndex);
    if (at < 0) {
      yield [row, null];
      return;
    }
    ends.lastIndex = at;
    const end = ends.exec(text);
    const stop = end ? end.index : text.length;
    cells.push(cell + text.slice(at, stop));
    at = end ? stop + end[0].length : stop;
    if (!end || end[0].endsWith("\n") || cells.length > MOST_CELLS) {
      yield [row, cells];
      [row, cells] = [row + 1, []];
    }
    if (!end) return;
  }
}

// What stands from here to the closing quotation mark, doubled ones made single, and where it goes on; -1 if none closes.
function unquoted(text, from) {
  const parts = [];
  let at = from;
  for (let close = text.indexOf('"', at); close >= 0; close = text.indexOf('"', at)) {
    parts.push(text.slice(at, close));
    if (text[close + 1] !== '"') return [parts.join(""), close + 1];
    parts.push('"');
    at = close + 2;
  }
  return ["", -1];
}
