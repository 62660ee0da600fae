// A reader's own table of studies, read with every fault named by row and column: the rules and messages of studies.py.
import { seenText } from "../_host/unseen.js";
import { isFiniteCell, isMissing, keptAsText, longerThan, numberFault, quotedValue, textFault } from "./cells.js";
import { aboutComments, aboutLabels, aboutMissing, aboutRowNumbers } from "./remarks.js";
import { isShort, numberedLabels, withoutRowNumbers } from "./row_names.js";
import { MARKS, MOST_CELLS, tableRecords } from "./tabular.js";

const LONGEST_TEXT = 2_000_000;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 50;
const MOST_LISTED = 10;
const REQUIRED_COLUMNS = ["study", "n", "r"];

// rows of { study, n, r, ...moderators }, what the moderators are and what was done, or at most ten errors and how many more there are.
export function readStudies(text) {
  if (longerThan(text, LONGEST_TEXT))
    return faulty([tableFault("The table has more than 2,000,000 characters; at most 2,000,000 can be read.")]);
  const { records, mark } = tableRecords(text);
  return examined(records, mark);
}

// Rows or faults of a table of text, its first record the header.
function examined(records, mark) {
  const { rows, comments, broken, refused } = gathered(records);
  if (refused) return faulty([refused]);
  if (!rows.length) return faulty(broken.length ? broken : [tableFault("The table is empty.")]);
  const [header, body, left] = withoutRowNumbers(rows[0][1], rows.slice(1), mark);
  const wrong = headerFaults(rows[0][0], header, body, mark, left);
  if (wrong.length) return faulty(wrong);
  const told = { firstSeen: new Map(), missing: new Map() };
  const faults = body.flatMap(([row, cells]) => rowFaults(row, cells, header, mark, told)).concat(broken);
  if (!faults.length && body.length < 2) {
    faults.push(
      tableFault(
        body.length
          ? "The table has 1 study; pooling needs at least 2."
          : "The table has a header and no studies below it.",
      ),
    );
  }
  // Numbers of rows or decimal commas under numbered studies: the faults of the rows would mislead.
  if (faults.length && mark === "," && isShort(rows[0][1], rows.slice(1)))
    return faulty([shortHeader(rows[0][0], rows[0][1], mark)]);
  if (faults.length) return faulty(faults);
  const table = body.map(([, cells]) => cells);
  const repeated = numberedLabels(header.map(canonicalName).indexOf("study"), table);
  const notes = [
    ...aboutRowNumbers(left),
    ...aboutComments(comments),
    ...aboutMissing([...told.missing.values()]),
    ...aboutLabels(repeated),
  ];
  return { ...typedRows(header, table), notes, errors: [], more: 0 };
}

// Every record that holds something, as it is seen; how many lines are comments; what stops the reading.
function gathered(records) {
  const found = { rows: [], comments: 0, broken: [], refused: null };
  for (const [row, raw] of records) {
    if (!raw) {
      found.broken.push(cellFault(row, "", "", `Row ${row}: a quotation mark is opened and never closed.`));
      break;
    }
    if (row > MOST_ROWS + 1)
      found.refused = tableFault("The table has more than 5,000 rows; at most 5,000 can be read.");
    else if (raw.length > MOST_CELLS) found.refused = cellFault(row, "", "", `Row ${row} has more than 1,000 values.`);
    if (found.refused) break;
    const cells = raw.map((cell) => seenText(keptAsText(cell)));
    if (cells[0].startsWith("#") && !cells.slice(1).some(Boolean) && !isMissing(cells[0])) found.comments += 1;
    else if (cells.some(Boolean)) found.rows.push([row, cells]);
  }
  return found;
}

// What is wrong with the column names.
function headerFaults(row, header, body, mark, left) {
  if (header.length > MOST_COLUMNS)
    return [tableFault(`The table has ${header.length} columns; at most 50 can be read.`)];
  const faults = [];
  header.forEach((name, i) => {
    let said = textFault(name) || (name === "__proto__" ? '"__proto__" cannot name a column.' : "");
    if (!said && !name && body.some(([, cells]) => cells[i]))
      said = "the column has values and no name; name it in the header, or delete it.";
    const place = i + 1 + left;
    if (said) faults.push(cellFault(row, String(place), name, `Row ${row}, column ${place}: ${said}`));
  });
  const keys = header.map(canonicalName);
  for (const key of new Set(keys.filter((one, i) => one && keys.indexOf(one) !== i))) {
    faults.push(cellFault(row, key, key, `The column "${quotedValue(key)}" stands in the header more than once.`));
  }
  if (!faults.length && isShort(header, body)) faults.push(shortHeader(row, header, mark));
  if (faults.length) return faults;
  const isHeader = ([, cells]) => REQUIRED_COLUMNS.every((name) => cells.some((cell) => canonicalName(cell) === name));
  const below = body.slice(0, 20).find(isHeader);
  const rest = below
    ? `row ${below[0]} names them: delete the rows above it.`
    : `this one has: ${quotedValue(header.filter(Boolean).join(", "))}.`;
  return REQUIRED_COLUMNS.filter((name) => !keys.includes(name)).map((name) =>
    cellFault(row, name, "", `The column "${name}" is missing. A table needs study, n and r; ${rest}`),
  );
}

// The fault of a header that is one name shorter than its rows.
function shortHeader(row, { length }, mark) {
  const commas = mark === "," ? ", or write decimal points for decimal commas" : "";
  const said = `Every row has ${length + 1} values and the header has ${length} names; name the first column too${commas}.`;
  return cellFault(row, "", "", said);
}

// What is wrong with one study; `firstSeen` remembers the rows above by label, `missing` counts the codes that were blanked.
function rowFaults(row, cells, header, mark, { firstSeen, missing }) {
  if (cells.slice(header.length).some(Boolean)) {
    const where = mark === "," ? "number or a label?" : "label? Put such a label into quotation marks.";
    const said = `Row ${row} has ${cells.length} values and the header has ${header.length} columns; is a ${MARKS[mark]} inside a ${where}`;
    return [cellFault(row, "", "", said)];
  }
  const faults = [];
  header.forEach((name, i) => {
    const [key, cell] = [canonicalName(name), cells[i] ?? ""];
    let said = key === "n" || key === "r" ? numberFault(key, cell) : textFault(cell);
    if (!said && key === "study") said = labelFault(cell, row, cells, firstSeen);
    else if (!said && isMissing(cell)) {
      const code = JSON.stringify([name, cell]);
      missing.set(code, [name, cell, (missing.get(code)?.[2] ?? 0) + 1]);
      cells[i] = "";
    }
    const label = key || String(i + 1);
    if (said) faults.push(cellFault(row, label, cell, `Row ${row}, column ${quotedValue(label)}: ${said}`));
  });
  return faults;
}

// Why the label of a study cannot stand; empty if it can.
function labelFault(label, row, cells, firstSeen) {
  if (!label || isMissing(label)) return `the label is missing${label ? ` ("${quotedValue(label)}")` : ""}.`;
  const key = JSON.stringify([label, ...cells]);
  if (firstSeen.has(key))
    return `"${quotedValue(label)}" stands already in row ${firstSeen.get(key)}, with the same values; delete one of the two.`;
  firstSeen.set(key, row);
  return "";
}

// Rows with numbers where a whole column is numbers, and which moderators those are.
function typedRows(header, table) {
  const columns = header.flatMap((name, i) => {
    if (!name) return [];
    const [key, cells] = [canonicalName(name), table.map((row) => row[i] ?? "")];
    const numeric = key !== "study" && cells.some(Boolean) && cells.every((cell) => !cell || isFiniteCell(cell));
    const values = numeric
      ? cells.map((cell) => (cell ? Number(cell) : null))
      : oneSpelling(
          key,
          cells.map((cell) => cell.replace(/ +/g, " ")),
        );
    return [{ key, kind: numeric ? "number" : "text", values }];
  });
  return {
    rows: table.map((_, i) => Object.fromEntries(columns.map(({ key, values }) => [key, values[i]]))),
    moderators: columns
      .filter(({ key }) => !REQUIRED_COLUMNS.includes(key))
      .map(({ key, kind }) => ({ name: key, kind })),
  };
}

// R writes TRUE where pandas writes True: one word for both.
function oneSpelling(key, cells) {
  const isTruth = key !== "study" && cells.some(Boolean) && cells.every((cell) => /^(?:true|false)?$/i.test(cell));
  return isTruth ? cells.map((cell) => cell.toLowerCase()) : cells;
}

function canonicalName(name) {
  const small = name.toLowerCase();
  return REQUIRED_COLUMNS.includes(small) ? small : name;
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
    notes: [],
    errors: faults.slice(0, MOST_LISTED),
    more: Math.max(0, faults.length - MOST_LISTED),
  };
}
