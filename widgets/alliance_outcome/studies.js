// A reader's own table of studies, read with every fault named by row and column: the rules and messages of studies.py.
import allianceSaid from "./words.json" with { type: "json" };
import { filled } from "../_host/words.js";
import {
  cellAsSeen,
  isAnyNumber,
  isFiniteCell,
  isMissing,
  longerThan,
  numberFault,
  quotedValue,
  spelledCell,
  textFault,
} from "./cells.js";
import { aboutComments, aboutLabels, aboutMissing, aboutRowNumbers } from "./remarks.js";
import { isShort, numberedLabels, withoutRowNumbers } from "./row_names.js";
import { MARKS, MOST_CELLS, tableRecords } from "./tabular.js";

const LONGEST_TEXT = 2_000_000;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 50;
const MOST_LISTED = 10;
const REQUIRED_COLUMNS = ["study", "n", "r"];
// What pandas and R call a column whose name stands in the header already.
const RENAMED = /^(study|n|r)\.[0-9]+$/i;

// rows of { study, n, r, ...moderators }, what the moderators are and what was done, or at most ten errors and how many more there are.
export function readStudies(text) {
  if (longerThan(text, LONGEST_TEXT)) return faulty([tableFault(allianceSaid.table.long)]);
  const { records, mark } = tableRecords(text);
  return examined(records, mark);
}

// Rows or faults of a table of text, its first record the header.
function examined(records, mark) {
  const { rows, comments, broken, refused } = gathered(records);
  if (refused) return faulty([refused]);
  if (!rows.length) return faulty(broken.length ? broken : [tableFault(allianceSaid.table.empty)]);
  const [header, body, left] = withoutRowNumbers(rows[0][1], rows.slice(1), mark);
  const wrong = headerFaults(rows[0][0], header, body, mark, left);
  if (wrong.length) return faulty(wrong);
  const told = { firstSeen: new Map(), missing: new Map() };
  const faults = body.flatMap(([row, cells]) => rowFaults(row, cells, header, mark, told)).concat(broken);
  if (!faults.length && body.length < 2) {
    faults.push(tableFault(body.length ? allianceSaid.table.one : allianceSaid.table.header));
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
  const said = allianceSaid.table;
  const found = { rows: [], comments: 0, broken: [], refused: null };
  for (const [row, raw] of records) {
    if (!raw) {
      found.broken.push(cellFault(row, "", "", filled(said.quotation, { row })));
      break;
    }
    if (row > MOST_ROWS + 1) found.refused = tableFault(said.rows);
    else if (raw.length > MOST_CELLS) found.refused = cellFault(row, "", "", filled(said.values, { row }));
    if (found.refused) break;
    const cells = raw.map(cellAsSeen);
    if (cells[0].startsWith("#") && !cells.slice(1).some(Boolean) && !isMissing(cells[0])) found.comments += 1;
    else if (cells.some(Boolean)) found.rows.push([row, cells]);
  }
  return found;
}

// What is wrong with the column names.
function headerFaults(row, header, body, mark, left) {
  if (header.length > MOST_COLUMNS) return [tableFault(filled(allianceSaid.table.columns, { count: header.length }))];
  const keys = header.map(canonicalName);
  const missing = REQUIRED_COLUMNS.filter((name) => !keys.includes(name));
  const isHeader = ([, cells]) => REQUIRED_COLUMNS.every((name) => cells.some((cell) => canonicalName(cell) === name));
  const below = body.slice(0, 20).find(isHeader);
  const faults = [];
  // Above the true header a title stands, and whatever is wrong with it as a header would mislead.
  (missing.length && below ? [] : header).forEach((name, i) => {
    let said = textFault(name) || (name === "__proto__" ? allianceSaid.cell.proto : "");
    if (!said && !name && body.some(([, cells]) => cells[i])) said = allianceSaid.cell.nameless;
    const place = i + 1 + left;
    if (said) faults.push(cellFault(row, String(place), name, placed(row, place, said)));
  });
  for (const key of new Set(keys.filter((one, i) => one && keys.indexOf(one) !== i))) {
    faults.push(cellFault(row, key, key, filled(allianceSaid.table.repeated, { name: quotedValue(key) })));
  }
  for (const name of header) {
    const key = RENAMED.exec(name)?.[1].toLowerCase();
    if (keys.includes(key))
      faults.push(
        cellFault(row, key, name, filled(allianceSaid.table.renamed, { name: key, other: quotedValue(name) })),
      );
  }
  if (!faults.length && isShort(header, body)) faults.push(shortHeader(row, header, mark));
  if (faults.length) return faults;
  const rest = below
    ? filled(allianceSaid.table.below, { row: below[0] })
    : filled(allianceSaid.table.has, { names: quotedValue(header.filter(Boolean).join(", ")) });
  return missing.map((name) => cellFault(row, name, "", filled(allianceSaid.table.lacks, { name, rest })));
}

// The fault of a header that is one name shorter than its rows.
function shortHeader(row, { length }, mark) {
  const commas = mark === "," ? allianceSaid.table.commas : "";
  return cellFault(row, "", "", filled(allianceSaid.table.short, { values: length + 1, names: length, commas }));
}

// What is wrong with one study; `firstSeen` remembers the rows above by label, `missing` counts the codes that were blanked.
function rowFaults(row, cells, header, mark, { firstSeen, missing }) {
  if (cells.slice(header.length).some(Boolean)) {
    const where = mark === "," ? allianceSaid.table.inNumber : allianceSaid.table.inLabel;
    const counts = { values: cells.length, columns: header.length };
    return [cellFault(row, "", "", filled(allianceSaid.table.wide, { row, ...counts, mark: MARKS[mark], where }))];
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
    if (said) faults.push(cellFault(row, label, cell, placed(row, quotedValue(label), said)));
  });
  return faults;
}

// Why the label of a study cannot stand; empty if it can.
function labelFault(label, row, cells, firstSeen) {
  if (!label || isMissing(label))
    return filled(allianceSaid.cell[label ? "labelCode" : "label"], { value: quotedValue(label) });
  const key = JSON.stringify([label, ...cells]);
  if (firstSeen.has(key))
    return filled(allianceSaid.cell.twice, { value: quotedValue(label), row: firstSeen.get(key) });
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

// R writes TRUE and -Inf where pandas writes True and -inf: one word for both.
function oneSpelling(key, cells) {
  if (key !== "study" && cells.some(Boolean) && cells.every((cell) => !cell || isAnyNumber(cell)))
    return cells.map((cell) => cell && spelledCell(cell));
  const isTruth = key !== "study" && cells.some(Boolean) && cells.every((cell) => /^(?:true|false)?$/i.test(cell));
  return isTruth ? cells.map((cell) => cell.toLowerCase()) : cells;
}

function canonicalName(name) {
  const small = name.toLowerCase();
  return REQUIRED_COLUMNS.includes(small) ? small : name;
}

// What is said of a cell, and where it stands.
function placed(row, column, said) {
  return filled(allianceSaid.cell.at, { row, column, said });
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
