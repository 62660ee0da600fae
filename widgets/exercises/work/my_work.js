// The page My work: what was done, what is worth another look, and the reader's own copy of it.
import { fill, h, live } from "../../_host/dom.js";
import { table } from "../../_host/controls.js";
import workSaid from "./words.json" with { type: "json" };
import { filled } from "../../_host/words.js";
import { declared } from "./entry.js";
import { day, files, troubleOf } from "./own_copy.js";
import { lookCloser } from "./groups.js";
import { keptOf, openWork, ownWords, writeWork } from "./store.js";

const sayings = {
  done: (n, all) => filled(workSaid.done, { n, all }),
  caption: workSaid.caption,
  headers: workSaid.headers,
  sure: "sure, and not right",
  open: { wrong: "not right yet", partly: "partly right", changed: "changed since you answered" },
  since: "once sure and not right; solved since",
  share: (n, all) => filled(workSaid.share, { n, all }),
  due: (date) => `last solved ${date}`,
  sister: (title, date) => `asks again what you solved in “${title}” on ${date}`,
  sureness: (sure, guessing) =>
    `${said(sure, "sure")}${sure.all && guessing.all ? " " : ""}${said(guessing, "a guess")}`,
  rating: (n, date, rating) => `${rating}, on ${date}${n > 1 ? `, after ${n - 1} other${n > 2 ? "s" : ""}` : ""}`,
  task: (n, state, date) => `${state || "begun"}, ${n === 1 ? "1 try" : `${n} tries`}, last on ${date}`,
  arrows: "Arrows of the argument, with what you think of each",
  code: "Tasks in code",
  all: "Everything that is kept, as the file holds it",
  erase: "Delete these words",
  next: (n, date) => `${n === 1 ? "One exercise comes" : `${n} exercises come`} back later, the next on ${date}.`,
};
// "Of 5 first tries that you checked as sure, 4 were right."
const said = ({ all, right }, name) =>
  all
    ? `Of ${all === 1 ? "one first try" : `${all} first tries`} that you checked as ${name}, ${right} ${right === 1 ? "was" : "were"} right.`
    : "";
const isDone = (entry) => entry?.state === "right" || entry?.state === "noted";

function start() {
  const place = (name) => document.querySelector(`.my-work[data-part="${name}"]`);
  const catalogue = JSON.parse(place("chapters").querySelector("script").textContent);
  lookCloser();
  const work = openWork();
  // What stands there before the script comes is what an empty part says.
  const empty = Object.fromEntries(
    ["sureness", "again", "due", "written", "kept"].map((name) => [
      name,
      place(name).querySelector(".empty").textContent,
    ]),
  );
  const spoken = live("p", {});
  const parts = { chapters, sureness, again, due, written, kept };
  const draw = () => {
    const items = judged(catalogue, work.items);
    for (const [name, part] of Object.entries(parts)) fill(place(name), part(catalogue, items, empty[name], work));
    spoken.textContent = troubleOf(work);
  };
  fill(place("files"), h("div", { class: "acts" }, files(work, spoken)), spoken);
  work.listen(draw);
  draw();
}

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

// Sisters are asked later, so they are counted apart.
const inPlace = (all) => all.filter(({ sister_of }) => !sister_of);

function chapters(catalogue, items) {
  const done = (all) => all.filter(({ id }) => isDone(items.get(id))).length;
  const rows = catalogue.map(({ title, href, items: own }) => {
    const [placed, sisters] = [inPlace(own), own.filter(({ sister_of }) => sister_of)];
    return [
      h("a", { href }, title),
      sayings.share(done(placed), placed.length),
      String(placed.filter(({ id }) => items.get(id)?.tries).length),
      sayings.share(done(sisters), sisters.length),
    ];
  });
  const all = inPlace(listed(catalogue));
  return [
    h("p", {}, sayings.done(done(all), all.length)),
    table({ caption: sayings.caption, headers: sayings.headers, rows }),
  ];
}

// Of first tries alone: whoever was told why is right the next time without knowing it before.
function sureness(catalogue, items, none, work) {
  const tried = [...work.items.values()].map(({ attempts }) => attempts?.first).filter((first) => first?.sure);
  const count = (sure) => {
    const found = tried.filter((first) => first.sure === sure);
    return { all: found.length, right: found.filter(({ state }) => state === "right").length };
  };
  return h("p", {}, tried.length ? sayings.sureness(count(declared.sure), count(declared.guessing)) : none);
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

// An exercise and its sisters come back together, three days after one of them was last solved: first a sister that is
// not solved yet, then the exercise itself, blank.
function due(catalogue, items, none) {
  const now = Date.now();
  const solved = ({ id }) => items.get(id)?.state === "right" && items.get(id).due !== undefined;
  const all = listed(catalogue);
  const sistersOf = ({ id }) => all.filter(({ sister_of }) => sister_of === id);
  // A sister whose original is not solved comes back by itself.
  const led = new Set(
    all
      .filter(solved)
      .flatMap(sistersOf)
      .map(({ id }) => id),
  );
  const waiting = all
    .filter((one) => solved(one) && !led.has(one.id))
    .map((one) => {
      const sisters = sistersOf(one);
      const time = Math.max(...[one, ...sisters].filter(solved).map(({ id }) => items.get(id).due));
      return [time, one, sisters.find(({ id }) => items.get(id)?.state !== "right")];
    })
    .sort(([a], [b]) => a - b);
  const rows = waiting
    .filter(([time]) => time <= now)
    .map(([, one, sister]) => {
      const date = day(items.get(one.id).last);
      if (sister) return [sister, sayings.sister(one.title, date)];
      return [{ ...one, href: one.href.replace("#", "?again#") }, sayings.due(date)];
    });
  const later = waiting.filter(([time]) => time > now);
  return [lines(rows, none), later.length ? h("p", {}, sayings.next(later.length, day(later[0][0]))) : null];
}

// A line is a reader's own and nothing else, so it goes by itself; what was written for an exercise goes with the rest.
function written(catalogue, items, none, work) {
  // An exercise may hold the words of an earlier id; a line has none.
  const said = ({ id }) => String((items.get(id) ?? work.items.get(id))?.answer ?? "").trim();
  const found = catalogue.flatMap(({ items: own, lines: asked = [] }) => [
    ...own.filter((one) => one.kind === "reflection" && typeof items.get(one.id)?.answer === "string" && said(one)),
    ...asked.filter(said).map((one) => ({ ...one, erase: () => erased(work, one) })),
  ]);
  if (!found.length) return h("p", {}, none);
  return found.map((one) => [
    h("p", {}, h("a", { href: one.href }, one.title)),
    h("blockquote", { class: "own-words" }, said(one)),
    one.erase
      ? h(
          "p",
          { class: "acts" },
          h(
            "button",
            { type: "button", "aria-label": `${sayings.erase}: ${one.title}`, onclick: one.erase },
            sayings.erase,
          ),
        )
      : null,
  ]);
}

function erased(work, { id }) {
  work.save(id, ownWords(work.items.get(id), ""));
  // The button is gone with its words, and the focus must not be.
  /** @type {HTMLElement} */
  const part = document.querySelector(".my-work[data-part=written]");
  part.tabIndex = -1;
  part.focus();
}

// Everything, so that nothing is kept which nobody can see.
function kept(catalogue, items, none, work) {
  const [ratings, tasks] = [work.rest.arrows, work.rest.code].map((group) => Object.entries(group ?? {}));
  if (!work.items.size && !ratings.length && !tasks.length) return h("p", {}, none);
  const listOf = (title, rows) =>
    rows.length
      ? [
          h("p", {}, `${title}:`),
          h(
            "ul",
            {},
            rows.map((row) => h("li", {}, row)),
          ),
        ]
      : null;
  const arrows = ratings.map(
    ([id, all]) => `${id}: ${sayings.rating(all.length, day(all.at(-1).at), all.at(-1).rating)}`,
  );
  const code = tasks.map(([id, { tries, state, last }]) => `${id}: ${sayings.task(tries, state, day(last))}`);
  const text = JSON.stringify(JSON.parse(writeWork(work)), null, 1);
  return [
    listOf(sayings.arrows, arrows),
    listOf(sayings.code, code),
    h("details", {}, h("summary", {}, sayings.all), h("pre", { tabindex: 0, class: "as-kept" }, text)),
  ];
}

start();
