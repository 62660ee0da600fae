// Columns and labels that tell rows apart: numbers of rows left out, labels of several rows numbered: row_names.py.

const UNNAMED = /^unnamed: \d+(\.\d+)?$/i;
const ROW_NUMBERS = /^(?:|x(\.\d+)?|\.\.\.\d+|row[._ ]?names?|index|level_\d+|v1|column1|#)$/i;

// [header, rows, how many leading columns only numbered the rows]; rows are [number, cells].
export function withoutRowNumbers(names, body, mark) {
  let header = names.map((name) => (UNNAMED.test(name) ? "" : name));
  const column = (i) => body.map(([, cells]) => cells[i] ?? "");
  // R writes no name above the names of the rows.
  if (isShort(header, body) && onlyNumbersRows(column(0), mark === ",")) header = ["", ...header];
  let left = 0;
  while (left < header.length && ROW_NUMBERS.test(header[left]) && onlyNumbersRows(column(left), false)) left += 1;
  return [header.slice(left), body.map(([row, cells]) => [row, cells.slice(left)]), left];
}

// Whether every row has one value more than the header has names.
export function isShort(header, body) {
  return body.length > 0 && header.every(Boolean) && body.every(([, cells]) => cells.length === header.length + 1);
}

// Whether the cells are different whole numbers, or 0, 1, 2, ... or 1, 2, 3, ... where they must be in order.
function onlyNumbersRows(cells, inOrder) {
  if (!cells.length || !cells.every((cell) => /^[0-9]{1,9}$/.test(cell))) return false;
  const numbers = cells.map(Number);
  if (inOrder) return numbers[0] < 2 && numbers.every((one, i) => one === numbers[0] + i);
  return new Set(numbers).size === numbers.length;
}

// Labels of several rows told apart by a number, in place; which labels these were, and in how many rows.
export function numberedLabels(place, table) {
  const counts = new Map();
  for (const cells of table) counts.set(cells[place], (counts.get(cells[place]) ?? 0) + 1);
  const taken = new Set(counts.keys());
  const nth = new Map();
  for (const cells of table) {
    const label = cells[place];
    if ((counts.get(label) ?? 0) < 2) continue;
    let name;
    do {
      nth.set(label, (nth.get(label) ?? 0) + 1);
      name = `${label} (${nth.get(label)})`;
    } while (taken.has(name));
    taken.add(name);
    cells[place] = name;
  }
  return [...counts].filter(([, count]) => count > 1);
}
