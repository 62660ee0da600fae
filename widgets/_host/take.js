// What is shown, as files of its own: the picture as SVG, the table as CSV, each with its title, its sentence, its
// source, its licence and its edition inside.
import { fill, h, live } from "./dom.js";
import { drawnFile } from "./take_picture.js";

const takeWords = {
  take: "Download",
  svg: "the picture, SVG",
  csv: "the table, CSV",
  taken: (name) => `${name} was given to the browser. Where it was not saved:`,
  refused: "This browser refused the download.",
  text: "The file as text, to copy",
  source: (text) => `Source: ${text}`,
  licence: (text) => `Licence: ${text}`,
  edition: (day) => `Bonds, edition of ${day}`,
};

// The lines that go into both files.
export function saidOf({ title, said, source, licence, address }) {
  const day = document.documentElement.dataset.released;
  return [
    title,
    said,
    source && takeWords.source(source),
    takeWords.licence(licence),
    day && takeWords.edition(day),
    address,
  ].filter(Boolean);
}

const takeNumber = (text) => /^[-+]?\d*\.?\d+(e[-+]?\d+)?$/i.test(text);

// A spreadsheet takes what begins like a formula for one; a number with a sign is none.
function takeCell(text) {
  const plain = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\u2212(?=[\d.])/, "-");
  const safe = /^[=+\-@]/.test(plain) && !takeNumber(plain) ? `'${plain}` : plain;
  return /[",#]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** @param {HTMLTableElement[]} tables */
export function tableFile(tables, about) {
  const lines = saidOf(about).map((line) => `# ${line.replace(/\s+/g, " ")}`);
  for (const table of tables) {
    if (tables.length > 1) lines.push("", `# ${table.caption?.textContent.trim() ?? ""}`);
    for (const row of table.rows) lines.push([...row.cells].map((cell) => takeCell(cell.textContent)).join(","));
  }
  // With its mark a spreadsheet reads the letters right.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

// A browser may refuse without a word, as in a frame that allows no downloads: the text can be copied all the same.
function takeSaved(name, kind, text, place) {
  let said = takeWords.taken(name);
  try {
    const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
    const link = h("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch {
    said = takeWords.refused;
  }
  const area = h("textarea", { readonly: true, rows: 4, "aria-label": takeWords.text });
  area.value = text.replace(/^\ufeff/, "");
  fill(place, h("p", {}, said), h("details", {}, h("summary", {}, takeWords.text), area));
}

// Two buttons and what became of them. `box` holds the picture; the tables are asked for when they are wanted.
export function takeRow({ box, tables, about }) {
  const place = live("div", { class: "taken" });
  const act = (ending, kind, text) => () => {
    const said = about();
    takeSaved(`${said.name}.${ending}`, kind, text(said), place);
  };
  const svg = act("svg", "image/svg+xml", (said) => drawnFile(box(), saidOf(said)));
  const csv = act("csv", "text/csv", (said) => tableFile(tables(), said));
  return h(
    "div",
    { class: "take" },
    h("span", {}, takeWords.take),
    h("button", { type: "button", onclick: svg }, takeWords.svg),
    h("button", { type: "button", onclick: csv }, takeWords.csv),
    place,
  );
}
