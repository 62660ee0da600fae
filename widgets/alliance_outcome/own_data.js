// The reader's own studies: pasted or from a file, checked row by row, kept in this page's memory alone.
import { fill, h, live } from "../_host/dom.js";
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
  const start = new Uint8Array(bytes.slice(0, 200));
  // A quarter of noughts in every other place: letters of two bytes, without the mark that says so.
  const isWide = (place) => start.filter((byte, i) => byte === 0 && i % 2 === place).length > start.length / 4;
  const marked = { "255,254": "utf-16le", "254,255": "utf-16be" }[start.slice(0, 2).join()];
  const wide = marked ?? (isWide(1) ? "utf-16le" : isWide(0) ? "utf-16be" : "utf-8");
  try {
    return new TextDecoder(wide, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// The first bytes of an archive, which a workbook is, and of a workbook of old.
function isWorkbook(bytes) {
  return ["80,75,3,4", "208,207,17,224"].includes(new Uint8Array(bytes.slice(0, 4)).join());
}

// onread(rows, names) gets the checked rows and the names of their moderators, or null when they are to be forgotten,
// and answers with what is to be said about them.
export function ownData(onread) {
  const say = words.own;
  const field = h("textarea", { rows: "6", spellcheck: "false", placeholder: say.example });
  const file = h("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/plain" });
  const told = live("p", { class: "told" });
  const faults = h("div", {});
  // A file too long to show keeps its text here; `stands` says whether studies were read before.
  const held = { name: "", text: "", stands: false };
  const keep = (name, text) => {
    Object.assign(held, { name, text });
    field.placeholder = name ? say.unshown(name) : say.example;
  };
  const answer = (text, rows = []) => {
    told.textContent = text;
    fill(faults, rows.length ? table({ caption: say.table, headers: say.headers, rows }) : null);
  };
  const read = (text, name) => {
    const { rows, moderators, notes, errors, more } = readStudies(text);
    if (errors.length) {
      const lines = [...errors.map(mending), ...(more ? [["–", "–", say.more(more)]] : [])];
      answer(say.faults(errors.length + more, held.stands), lines);
      return;
    }
    held.stands = true;
    const names = moderators.map(({ name }) => name);
    answer([say.taken(rows.length, name), ...notes, ...onread(rows, names)].join(" "));
  };
  const readField = () => {
    if (held.name && !field.value.trim()) return read(held.text, held.name);
    keep("", "");
    return read(field.value, "");
  };
  const readFile = async (one) => {
    if (one.size > MOST_BYTES) return answer(say.large);
    const bytes = await one.arrayBuffer();
    if (isWorkbook(bytes)) return answer(say.workbook);
    const text = decoded(bytes);
    // A textarea takes seconds over a text that is refused anyway.
    const isShown = text.length <= MOST_SHOWN;
    field.value = isShown ? text : "";
    keep(isShown ? "" : one.name, isShown ? "" : text);
    return read(text, one.name);
  };
  file.addEventListener("change", async () => {
    const [one] = file.files;
    if (!one) return;
    try {
      await readFile(one);
    } catch {
      answer(say.unread);
    }
    // The same file, mended, is another choice only where nothing was chosen.
    file.value = "";
  });
  const forget = () => {
    field.value = "";
    keep("", "");
    held.stands = false;
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
      button({ label: say.read, onclick: readField }).node,
      button({ label: say.forget, onclick: forget }).node,
      h("label", {}, h("span", {}, say.file), " ", file),
    ),
    told,
    faults,
    h("p", { class: "promise" }, say.promise),
  );
}
