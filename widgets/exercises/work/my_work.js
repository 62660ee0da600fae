// The page My work: what was done, what is worth another look, and the reader's own copy of it.
import { fill, h, live } from "../../_host/dom.js";
import { button, table } from "../../_host/controls.js";
import workSaid from "./words.json" with { type: "json" };
import { filled } from "../../_host/words.js";
import { keptOf, openWork, readWork, unreadKey, writeWork } from "./store.js";

const sayings = {
  done: (n, all) => filled(workSaid.done, { n, all }),
  caption: workSaid.caption,
  headers: workSaid.headers,
  sure: "sure, and not right",
  open: { wrong: "not right yet", partly: "partly right", changed: "changed since you answered" },
  since: "once sure and not right; solved since",
  due: (date) => `last solved ${date}`,
  next: (n, date) => `${n === 1 ? "One exercise comes" : `${n} exercises come`} back later, the next on ${date}.`,
  download: "Download",
  restore: "Restore from a file",
  print: "Print",
  unread: "Download what could not be read",
  delete: "Delete everything on this device",
  sureDelete:
    "Delete all answers, dates and settings that this book keeps in this browser? A file that you downloaded is not touched.",
  yes: "Delete everything",
  no: "Keep it",
  deleted: "Everything was deleted.",
  restored: (n, faults) =>
    `${n === 1 ? "One exercise was" : `${n} exercises were`} read from the file and joined with what was here.${faults ? ` ${faults} could not be read and were left out.` : ""}`,
  foreign: "This file was not made by My work, or it is damaged. Nothing was changed.",
  large: "This file is too large to come from My work. Nothing was changed.",
  newer: "This file comes from a newer version of the book. Nothing was changed.",
  blocked: "This browser keeps nothing for this page. What is shown lasts until the page is closed: download it.",
  full: "This browser has no room left. What is shown lasts until the page is closed: download it.",
  sealed: "This device holds work from a newer version of the book. It is left as it is.",
  aside: "Some saved work could not be read. It was put aside, not deleted.",
};
const largest = 5e6;
const day = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const isDone = (entry) => entry?.state === "right" || entry?.state === "noted";

function start() {
  const place = (name) => document.querySelector(`.my-work[data-part="${name}"]`);
  const catalogue = JSON.parse(place("chapters").querySelector("script").textContent);
  const work = openWork();
  // What stands there before the script comes is what an empty part says.
  const empty = Object.fromEntries(
    ["again", "due", "written"].map((name) => [name, place(name).querySelector(".empty").textContent]),
  );
  const said = live("p", {});
  const parts = { chapters, again, due, written };
  const draw = () => {
    const items = judged(catalogue, work.items);
    for (const [name, part] of Object.entries(parts)) fill(place(name), part(catalogue, items, empty[name]));
    said.textContent = troubleOf(work);
  };
  fill(place("files"), h("div", { class: "acts" }, files(work, said)), said);
  work.listen(draw);
  draw();
}

const troubleOf = ({ trouble }) =>
  ({ blocked: sayings.blocked, full: sayings.full, newer: sayings.sealed, unread: sayings.aside })[trouble] ?? "";
const listed = (catalogue) => catalogue.flatMap(({ items }) => items);
// What was answered before an exercise changed, or under an id that merged into it, is neither done nor right nor wrong.
const judged = (catalogue, items) =>
  new Map(
    listed(catalogue)
      .map((one) => [one.id, keptOf(one, items)])
      .filter(([, { held }]) => held)
      .map(([id, { held, stands }]) => [id, stands ? held : { ...held, state: "changed", sure: false }]),
  );
const lines = (rows, none) =>
  rows.length
    ? h(
        "ul",
        {},
        rows.map(([{ href, title }, words]) => h("li", {}, h("a", { href }, title), words ? `: ${words}` : null)),
      )
    : h("p", {}, none);

function chapters(catalogue, items) {
  const rows = catalogue.map(({ title, href, items: own }) => {
    const entries = own.map(({ id }) => items.get(id)).filter(Boolean);
    return [
      h("a", { href }, title),
      String(entries.filter(isDone).length),
      String(own.length),
      String(entries.filter(({ tries }) => tries).length),
    ];
  });
  const all = listed(catalogue);
  return [
    h("p", {}, sayings.done(all.filter(({ id }) => isDone(items.get(id))).length, all.length)),
    table({ caption: sayings.caption, headers: sayings.headers, rows }),
  ];
}

function again(catalogue, items, none) {
  const found = [];
  for (const one of listed(catalogue)) {
    const entry = items.get(one.id);
    if (!entry) continue;
    const open = sayings.open[entry.state];
    if (open) found.push([entry.sure ? 0 : 1, one, entry.sure ? sayings.sure : open]);
    else if (entry.misjudged) found.push([2, one, sayings.since]);
  }
  return lines(
    found.sort(([a], [b]) => a - b).map(([, ...row]) => row),
    none,
  );
}

function due(catalogue, items, none) {
  const now = Date.now();
  const waiting = listed(catalogue)
    .map((one) => [one, items.get(one.id)])
    .filter(([, entry]) => entry?.due && entry.state === "right")
    .sort(([, a], [, b]) => a.due - b.due);
  const later = waiting.filter(([, entry]) => entry.due > now);
  return [
    lines(
      waiting.filter(([, entry]) => entry.due <= now).map(([one, entry]) => [one, sayings.due(day(entry.last))]),
      none,
    ),
    later.length ? h("p", {}, sayings.next(later.length, day(later[0][1].due))) : null,
  ];
}

function written(catalogue, items, none) {
  const found = listed(catalogue).filter(
    ({ id, kind }) => kind === "reflection" && typeof items.get(id)?.answer === "string" && items.get(id).answer.trim(),
  );
  if (!found.length) return h("p", {}, none);
  return found.map(({ id, href, title }) => [
    h("p", {}, h("a", { href }, title)),
    h("blockquote", { class: "own-words" }, items.get(id).answer),
  ]);
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function files(work, said) {
  const say = (text) => {
    said.textContent = text;
  };
  const restore = async (file) => {
    if (file.size > largest) return say(sayings.large);
    const found = readWork(await file.text());
    if (found.problem) return say(sayings[found.problem]);
    work.merge(found.items);
    return say(`${sayings.restored(found.items.size, found.faults)} ${troubleOf(work)}`.trim());
  };
  const picker = h("input", { type: "file", accept: ".json,application/json", "aria-label": sayings.restore });
  picker.addEventListener("change", async () => {
    if (!picker.files.length) return;
    try {
      await restore(picker.files[0]);
    } catch {
      say(sayings.foreign);
    }
    picker.value = "";
  });
  const date = () => new Date().toISOString().slice(0, 10);
  return [
    button({ label: sayings.download, onclick: () => save(`bonds-work-${date()}.json`, writeWork(work.items)) }).node,
    h("label", { class: "restore" }, sayings.restore, picker),
    button({ label: sayings.print, onclick: () => print() }).node,
    unread(),
    deleting(work, () => say(sayings.deleted)),
  ];
}

function unread() {
  let text = null;
  try {
    text = localStorage.getItem(unreadKey);
  } catch {
    // Blocked storage holds nothing to offer.
  }
  return text === null
    ? null
    : button({ label: sayings.unread, onclick: () => save("bonds-work-unread.txt", text) }).node;
}

function deleting(work, done) {
  const dialog = h("dialog", { "aria-label": sayings.delete }, h("p", {}, sayings.sureDelete));
  const remove = () => {
    work.clear();
    dialog.close();
    done();
  };
  dialog.append(
    h(
      "div",
      { class: "acts" },
      button({ label: sayings.no, onclick: () => dialog.close() }).node,
      button({ label: sayings.yes, onclick: remove }).node,
    ),
  );
  return [button({ label: sayings.delete, onclick: () => dialog.showModal() }).node, dialog];
}

start();
