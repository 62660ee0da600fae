// The reader's own copy of saved work: a file to keep, one to read in again, and the way to delete it all.
import { h } from "../../_host/dom.js";
import { button } from "../../_host/controls.js";
import { forgetWork, readWork, released, unreadKey, workVersion, writeWork } from "./store.js";

const copyWords = {
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
  first:
    "The file is from the time when the book had 46 exercises: where a question has changed since, your answer stands as an earlier one.",
  older: "The file has the form of version 1, which this page goes on reading.",
  elsewhere: (theirs, ours) => `The file comes from the edition of ${theirs}; this is the edition of ${ours}.`,
  cut: "This file ends in the middle, so a part of it is missing. Nothing was changed.",
  foreign: "This file was not made by My work, or it is damaged. Nothing was changed.",
  large: "This file is too large to come from My work. Nothing was changed.",
  newer: "This file comes from a newer version of the book. Nothing was changed.",
  blocked: "This browser keeps nothing for this page. What is shown lasts until the page is closed: download it.",
  full: "This browser has no room left. What is shown lasts until the page is closed: download it.",
  sealed: "This device holds work from a newer version of the book. It is left as it is.",
  aside: "Some saved work could not be read. It was put aside, not deleted.",
};
const largest = 5e6;
export const day = (time) =>
  new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
export const troubleOf = ({ trouble }) =>
  ({ blocked: copyWords.blocked, full: copyWords.full, newer: copyWords.sealed, unread: copyWords.aside })[trouble] ??
  "";

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const isDay = (text) => typeof text === "string" && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

// Where a file comes from, where that is not here and now.
function originOf({ version, released: theirs, items }) {
  // The first 46 exercises had no digest; an empty file says nothing of its time.
  if (version === 1)
    return [...items.values()].every(({ digest }) => !digest) && items.size ? copyWords.first : copyWords.older;
  if (theirs === released || !isDay(theirs) || !isDay(released)) return "";
  return copyWords.elsewhere(day(Date.parse(theirs)), day(Date.parse(released)));
}

export function files(work, spoken) {
  const say = (text) => {
    spoken.textContent = text;
  };
  const restore = async (file) => {
    if (file.size > largest) return say(copyWords.large);
    const text = await file.text();
    const found = readWork(text);
    const isCut = found.problem === "foreign" && /^\s*\{\s*"version"/.test(text) && !/\}\s*$/.test(text);
    if (found.problem) return say(copyWords[isCut ? "cut" : found.problem]);
    work.merge(found);
    const told = [copyWords.restored(found.items.size, found.faults), originOf(found), troubleOf(work)];
    return say(told.filter(Boolean).join(" "));
  };
  const picker = h("input", { type: "file", accept: ".json,application/json", "aria-label": copyWords.restore });
  picker.addEventListener("change", async () => {
    if (!picker.files.length) return;
    try {
      await restore(picker.files[0]);
    } catch {
      say(copyWords.foreign);
    }
    picker.value = "";
  });
  const date = () => new Date().toISOString().slice(0, 10);
  const edition = isDay(released) ? `-edition-${released}` : "";
  const name = () => `bonds-work-${date()}${edition}-v${workVersion}.json`;
  return [
    button({ label: copyWords.download, onclick: () => save(name(), writeWork(work)) }).node,
    h("label", { class: "restore" }, copyWords.restore, picker),
    button({ label: copyWords.print, onclick: () => print() }).node,
    unread(),
    deleting(work, () => say(copyWords.deleted)),
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
    : button({ label: copyWords.unread, onclick: () => save("bonds-work-unread.txt", text) }).node;
}

function deleting(work, done) {
  const dialog = h("dialog", { "aria-label": copyWords.delete }, h("p", {}, copyWords.sureDelete));
  const remove = () => {
    forgetWork(work);
    dialog.close();
    done();
  };
  dialog.append(
    h(
      "div",
      { class: "acts" },
      button({ label: copyWords.no, onclick: () => dialog.close() }).node,
      button({ label: copyWords.yes, onclick: remove }).node,
    ),
  );
  return h(
    "div",
    { class: "for-good" },
    button({ label: copyWords.delete, onclick: () => dialog.showModal() }).node,
    dialog,
  );
}
