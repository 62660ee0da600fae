// A reader's own table of studies, read with every fault named by row and column: the rules and messages of studies.py.

const LONGEST_TEXT = 2_000_000;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 50;
const MOST_CELLS = 1_000;
const LONGEST_LABEL = 200;
const LARGEST_SAMPLE = 1_000_000_000;
const MOST_LISTED = 10;
const REQUIRED_COLUMNS = ["study", "n", "r"];
const A_NUMBER = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const GROUPED = /^[0-9]{1,3}([.,'’ \u00a0\u202f][0-9]{3})+$/;
const DASHES = "\u2212\u2013\u2012\u2010";
const DECIMAL_COMMA = /^[+-]?[0-9]*,[0-9]+$/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const BLANKS = " \t\n\r\u00a0\ufeff";

// rows of { study, n, r, ...moderators } and what the moderators are, or at most ten errors and how many more there are.
export function readStudies(text) {
  if (longerThan(text, LONGEST_TEXT))
    return faulty([tableFault("The table has more than 2,000,000 characters; at most 2,000,000 can be read.")]);
  const plain = withoutBlanks(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), false);
  return examined(tableRecords(plain, delimiterOf(plain)));
}

// In characters as Python counts them, not in halves of pairs.
function longerThan(text, most) {
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}

// Not by a regular expression: on a long run of spaces inside a text that takes quadratic time.
function withoutBlanks(text, left = true) {
  let start = 0;
  let end = text.length;
  while (left && start < end && BLANKS.includes(text[start])) start += 1;
  while (end > start && BLANKS.includes(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

// The mark that stands most often in the first line outside quotes; tab before semicolon before comma.
function delimiterOf(text) {
  const first = text
    .replace(/^\n+/, "")
    .split("\n", 1)[0]
    .replace(/"[^"]*"/g, "");
  const often = (mark) => first.split(mark).length;
  return ["\t", ";", ","].reduce((best, mark) => (often(mark) > often(best) ? mark : best));
}

// Each record with its number; null in place of the cells where a quotation mark never closes.
function* tableRecords(text, mark) {
  const ends = new RegExp(`[${mark}\n]`, "g");
  const opening = / *"/y;
  let [at, row, cells] = [0, 1, []];
  while (text) {
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
    at = stop + 1;
    if (!end || end[0] === "\n" || cells.length > MOST_CELLS) {
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

// Rows or faults of a table of text, its first record the header.
function examined(records) {
  let header = null;
  const faults = [];
  const rows = [];
  const firstSeen = new Map();
  for (const [row, raw] of records) {
    if (!raw) {
      faults.push(cellFault(row, "", "", `Row ${row}: a quotation mark is opened and never closed.`));
      break;
    }
    if (row > MOST_ROWS + 1)
      return faulty([tableFault("The table has more than 5,000 rows; at most 5,000 can be read.")]);
    if (raw.length > MOST_CELLS) return faulty([cellFault(row, "", "", `Row ${row} has more than 1,000 values.`)]);
    const cells = raw.map((cell) => withoutBlanks(cell));
    if (!cells.some(Boolean)) continue;
    if (!header) {
      header = cells;
      const wrong = headerFaults(row, header);
      if (wrong.length) return faulty(wrong);
    } else {
      faults.push(...rowFaults(row, cells, header, firstSeen));
      rows.push(cells);
    }
  }
  if (!header) return faulty(faults.length ? faults : [tableFault("The table is empty.")]);
  if (!faults.length && rows.length < 2) {
    faults.push(
      tableFault(
        rows.length
          ? "The table has 1 study; pooling needs at least 2."
          : "The table has a header and no studies below it.",
      ),
    );
  }
  return faults.length ? faulty(faults) : { ...typedRows(header, rows), errors: [], more: 0 };
}

// What is wrong with the column names.
function headerFaults(row, header) {
  if (header.length > MOST_COLUMNS)
    return [tableFault(`The table has ${header.length} columns; at most 50 can be read.`)];
  const faults = [];
  header.forEach((name, i) => {
    const said = textFault(name) || (name === "__proto__" ? '"__proto__" cannot name a column.' : "");
    if (said) faults.push(cellFault(row, String(i + 1), name, `Row ${row}, column ${i + 1}: ${said}`));
  });
  const keys = header.map(canonicalName);
  for (const key of new Set(keys.filter((one, i) => one && keys.indexOf(one) !== i))) {
    faults.push(cellFault(row, key, key, `The column "${quotedValue(key)}" stands in the header more than once.`));
  }
  if (faults.length) return faults;
  const has = quotedValue(header.filter(Boolean).join(", "));
  return REQUIRED_COLUMNS.filter((name) => !keys.includes(name)).map((name) =>
    cellFault(row, name, "", `The column "${name}" is missing. A table needs study, n and r; this one has: ${has}.`),
  );
}

// What is wrong with one study; `firstSeen` remembers the labels of the rows above.
function rowFaults(row, cells, header, firstSeen) {
  if (cells.slice(header.length).some(Boolean)) {
    const said = `Row ${row} has ${cells.length} values and the header has ${header.length} columns; is a comma inside a number or a label?`;
    return [cellFault(row, "", "", said)];
  }
  const faults = [];
  header.forEach((name, i) => {
    const [key, cell] = [canonicalName(name), cells[i] ?? ""];
    let said = key === "n" || key === "r" ? numberFault(key, cell) : textFault(cell);
    if (!said && key === "study") said = cell ? seenBefore(cell, row, firstSeen) : "the label is missing.";
    if (!said && !name && cell) said = "the column has values and no name in the header.";
    const label = key || String(i + 1);
    if (said) faults.push(cellFault(row, label, cell, `Row ${row}, column ${quotedValue(label)}: ${said}`));
  });
  return faults;
}

function seenBefore(label, row, firstSeen) {
  if (firstSeen.has(label)) return `"${quotedValue(label)}" stands already in row ${firstSeen.get(label)}.`;
  firstSeen.set(label, row);
  return "";
}

// Why the cell cannot be an n or an r; empty if it can.
function numberFault(key, cell) {
  if (!cell) return "the value is missing.";
  if (key === "n" && GROUPED.test(cell))
    return `"${quotedValue(cell)}" has a mark between the thousands; write ${cell.replace(/[^0-9]/g, "")}.`;
  if (DASHES.includes(cell[0]) && A_NUMBER.test(cell.slice(1)))
    return `"${quotedValue(cell)}" begins with a dash; write a hyphen for minus.`;
  if (DECIMAL_COMMA.test(cell)) return `"${quotedValue(cell)}" has a decimal comma; write a decimal point.`;
  if (!A_NUMBER.test(cell)) return `"${quotedValue(cell)}" is not a number.`;
  const value = Number(cell);
  if (key === "r" && !(value > -1 && value < 1)) return `${quotedValue(cell)} does not lie strictly between -1 and 1.`;
  if (key === "n" && !(value >= 4 && value <= LARGEST_SAMPLE && Number.isInteger(value))) {
    return `${quotedValue(cell)} is not a whole number from 4 to 1,000,000,000.`;
  }
  return "";
}

// Why the cell cannot be a label or a moderator; empty if it can.
function textFault(cell) {
  if (longerThan(cell, LONGEST_LABEL)) return "the text has more than 200 characters.";
  return cell.search(CONTROL) >= 0 ? "the text holds a control character; save the table as UTF-8 text." : "";
}

// Rows with numbers where a whole column is numbers, and which moderators those are.
function typedRows(header, table) {
  const columns = header.flatMap((name, i) => {
    if (!name) return [];
    const [key, cells] = [canonicalName(name), table.map((row) => row[i] ?? "")];
    const numeric =
      key !== "study" &&
      cells.some(Boolean) &&
      cells.every((cell) => !cell || (A_NUMBER.test(cell) && Number.isFinite(Number(cell))));
    const value = numeric ? (cell) => (cell ? Number(cell) : null) : (cell) => cell.replace(/[ \t\n\r\u00a0]+/g, " ");
    return [{ key, kind: numeric ? "number" : "text", values: cells.map(value) }];
  });
  return {
    rows: table.map((_, i) => Object.fromEntries(columns.map(({ key, values }) => [key, values[i]]))),
    moderators: columns
      .filter(({ key }) => !REQUIRED_COLUMNS.includes(key))
      .map(({ key, kind }) => ({ name: key, kind })),
  };
}

function canonicalName(name) {
  const small = name.toLowerCase();
  return REQUIRED_COLUMNS.includes(small) ? small : name;
}

// A value as a message shows it: 40 characters at most, control characters replaced.
function quotedValue(value) {
  const seen = value.replace(CONTROL, "\ufffd");
  return longerThan(seen, 40) ? `${[...seen].slice(0, 39).join("")}…` : seen;
}

function cellFault(row, column, value, message) {
  return { row, column: quotedValue(column), value: quotedValue(value), message };
}

// A fault of the table as a whole.
function tableFault(message) {
  return cellFault(null, "", "", message);
}

function faulty(faults) {
  return {
    rows: [],
    moderators: [],
    errors: faults.slice(0, MOST_LISTED),
    more: Math.max(0, faults.length - MOST_LISTED),
  };
}
