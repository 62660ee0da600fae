// The reader's own studies: pasted or from a file, checked row by row, kept in this page's memory alone.
import { h, fill } from "../_host/dom.js";
import { button, table } from "../_host/controls.js";
import { readStudies } from "./studies.js";
import { words } from "./words.js";

const MOST_BYTES = 8_000_000;
const MOST_SHOWN = 300_000;

// The messages name row and column, which stand in the table's own columns.
function mending({ row, column, message }) {
  const start = `Row ${row}, column ${column}: `;
  return [
    row === null ? "–" : String(row),
    column || "–",
    message.startsWith(start) ? message.slice(start.length) : message,
  ];
}

// Spreadsheets on Windows still write their own alphabet; read as UTF-8 it would lose letters in silence.
function decoded(bytes) {
  const start = new Uint8Array(bytes.slice(0, 2));
  const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[start.join()];
  try {
    return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// onread(studies) gets the checked rows, or null when they are to be forgotten.
export function ownData(onread) {
  const say = words.own;
  const field = h("textarea", { rows: "6", spellcheck: "false", placeholder: say.example });
  const file = h("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/plain" });
  const told = h("p", { class: "told", role: "status" });
  const faults = h("div", {});
  const answer = (text, rows = []) => {
    told.textContent = text;
    fill(faults, rows.length ? table({ caption: say.table, headers: say.headers, rows }) : null);
  };
  const read = (text) => {
    const { rows, errors, more } = readStudies(text);
    if (errors.length)
      answer(say.faults(errors.length + more), [...errors.map(mending), ...(more ? [["–", "–", say.more(more)]] : [])]);
    else {
      answer(say.taken(rows.length));
      onread(rows);
    }
  };
  file.addEventListener("change", async () => {
    const [one] = file.files;
    if (!one) return;
    if (one.size > MOST_BYTES) {
      answer(say.large);
      return;
    }
    try {
      const text = decoded(await one.arrayBuffer());
      // A textarea takes seconds over a text that is refused anyway.
      field.value = text.length <= MOST_SHOWN ? text : "";
      read(text);
    } catch {
      answer(say.unread);
    }
  });
  const forget = () => {
    field.value = file.value = "";
    answer("");
    onread(null);
  };
  return h(
    "div",
    { class: "own-data" },
    h("label", { class: "stacked" }, h("span", {}, say.label), field),
    h(
      "p",
      { class: "actions" },
      button({ label: say.read, onclick: () => read(field.value) }).node,
      button({ label: say.forget, onclick: forget }).node,
      h("label", {}, h("span", {}, say.file), " ", file),
    ),
    told,
    faults,
    h("p", { class: "promise" }, say.promise),
  );
}
