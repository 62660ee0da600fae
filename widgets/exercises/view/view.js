// One exercise: what is asked, native controls, what a try was worth and why, kept on the device.
import { fill, h, live, voice } from "../../_host/dom.js";
import { grow } from "./tree.js";
import { mark } from "../marking/marking.js";
import { askedBlank, beforeLine, isBegunAnew, isTryKept, settle } from "./again.js";
import { asTried, keptOf, nextEntry, openWork } from "../work/store.js";
import { choiceKind, judged } from "./kinds_choice.js";
import { sortKind } from "./kinds_sort.js";
import { numericKind, predictKind } from "./kinds_number.js";
import { planeKind } from "./kinds_plane.js";
import { reflectionKind } from "./kinds_text.js";
import { forestKind } from "./kinds_forest.js";
import { placedBefore } from "./earlier.js";
import { hintsOf } from "./hints.js";
import { decideFolds, folded, unfold } from "./fold.js";
import { linksOf } from "./links.js";
import { keptLine } from "./kept_line.js";
import { enter, hold } from "./pressing.js";
import { titled } from "./title.js";
import { words } from "./words.js";

const kinds = {
  choice: choiceKind,
  sort: sortKind,
  numeric: numericKind,
  predict: predictKind,
  plane: planeKind,
  reflection: reflectionKind,
  forest: forestKind,
};
const isScored = (result) => Boolean(result) && !["blank", "unreadable"].includes(result.state);
const isDone = (result) => Boolean(result) && ["right", "noted"].includes(result.state);
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
let work;
let toldTrouble = "";

function render({ model, el }) {
  work ??= openWork();
  decideFolds(work.items);
  const item = model.get("item");
  if (item.kind === "line") return keptLine({ model, el }, work);
  el.classList.add("bonds", "exercises");
  /** @type {any} */
  const one = {
    model,
    el,
    item,
    verdict: live("p", { class: "verdict" }),
    heard: voice(),
    asked: h("div", { class: "prompt" }),
    solved: h("div", { class: "solved" }),
    next: h("span", { class: "onward" }),
    old: h("p", { class: "hint old" }),
    ...{ stamp: 0, waiting: 0, checked: null },
    // The answer was shown: seen, and not solved.
    seen: false,
  };
  const ask = (prompt) => titled(one, prompt);
  ask(item.prompt);
  one.kind = kinds[item.kind]({
    item,
    ask,
    picture: model.get("picture"),
    change: (fresh) => changed(one, fresh === true),
    rest: (node) => (
      (one.seen = false),
      one.hints.close(),
      one.links.renew(),
      tell(one, null),
      node.querySelector("input").focus()
    ),
  });
  one.hints = hintsOf(item, one.heard.say);
  one.links = linksOf(one, { reveal: () => reveal(one), again: () => anew(one) });
  el.replaceChildren(layout(one, [...el.querySelectorAll(".same")]));
  const given = model.get("answer") ?? null;
  if (given !== null) one.kind.write(given);
  tell(one, null);
  restore(one, given !== null);
  one.line = folded(one, () => (anew(one), one.form.querySelector("input, textarea").focus()));

  const silence = work.listen(() => restore(one));
  if (askedBlank(el) && item.kind !== "reflection" && keptOf(item, work.items).held) anew(one);
  const taken = () => take(one);
  const flush = () => one.waiting && keep(one);
  model.on("change:answer", taken);
  addEventListener("pagehide", flush);
  return () => {
    flush();
    one.heard.stop();
    silence();
    model.off("change:answer", taken);
    removeEventListener("pagehide", flush);
  };
}

function layout(one, same) {
  const { item, kind, hints } = one;
  one.group = h(
    "fieldset",
    { "aria-label": one.name },
    one.asked,
    h("div", { class: "answering" }, kind.node),
    hints.shown,
  );
  /** @param {string} label @param {boolean} [value] @param {string} [title] */
  const button = (label, value, title) =>
    h("button", { type: "submit", class: "check", title, onclick: () => (one.sure = value) }, label);
  const act = words.act[item.kind];
  one.checks = act ? [button(act)] : words.checks.map(([label, title], i) => button(label, i === 0, title));
  one.form = h(
    "form",
    {
      class: "exercise",
      novalidate: true,
      onsubmit: (event) => check(one, event),
      onkeydown: enter,
      onpointerdown: hold,
      "bonds-tell": (event) => one.heard.say(event.detail),
    },
    item.now ? h("p", { class: "hint" }, item.now) : null,
    one.group,
    one.old,
    one.verdict,
    one.heard.node,
    one.solved,
    h("div", { class: "acts" }, one.checks, one.next, hints.link, one.links.node),
    same.length ? h("p", { class: "foot" }, same) : null,
  );
  return one.form;
}

function tell(one, result, open) {
  const { kind, item, verdict } = one;
  const rest = kind.tell(result?.parts ?? [], result?.state);
  const shown = (result && kind.shown?.(result.parts)) || result;
  const done = isDone(result);
  // What was said of a try stays, quiet, while it is mended: no button moves under a finger.
  const stale = Boolean(open && !kind.inPlace && verdict.firstChild);
  verdict.classList.toggle("stale", stale);
  verdict.classList.toggle("heard", Boolean(kind.inPlace && isScored(shown)));
  if (!stale) fill(verdict, shown ? judged(shown, rest, true) : null);
  const after = isDone(shown) && !done ? kind.after?.() : null;
  fill(one.next, after);
  // The last of several stands, and one before it was shown.
  if (isDone(shown) && !done && !after) one.seen = true;
  fill(one.solved, done ? [kind.solved?.(), takeAway(item)] : null);
  one.form.classList.toggle("done", done);
  one.form.classList.toggle("closed", one.seen || isDone(shown));
  one.links.show({ tried: isScored(shown) || one.tried, done, seen: one.seen, stands: isDone(shown) });
  ready(one);
}

const takeAway = ({ after }) => (after ? [h("p", { class: "head" }, words.keep), grow(after)] : null);

// Quiet until there is something to check that was not checked yet.
function ready(one) {
  const { kind, item, checks } = one;
  const answer = kind.read();
  const there = isScored(mark(item, answer)) && !same(answer, one.checked) && (kind.ready?.() ?? true);
  for (const button of checks) button.classList.toggle("ready", there);
}

function check(one, event) {
  event.preventDefault();
  if (one.seen) return;
  const top = () => event.submitter?.getBoundingClientRect().top;
  const [answer, before] = [one.kind.read(), top()];
  const result = mark(one.item, answer);
  one.checked = answer;
  tell(one, result);
  const shown = one.kind.shown?.(result.parts) ?? result;
  if (isScored(shown)) {
    one.tried = true;
    one.anew = false;
    fill(one.old);
    // One scene of several that stands says nothing yet of the whole, so neither does how sure one was.
    if (one.item.scenes?.length > 1 && !isDone(result)) one.sure = undefined;
    keep(one, result.state);
  }
  one.sure = undefined;
  share(one);
  // What is said above pushes the button down: it stays under the finger; by keyboard it comes to sight.
  if (top()) scrollBy(0, top() - before);
  document.querySelector(".check:focus-visible")?.scrollIntoView({ block: "nearest" });
}

// Once it is solved the same link says why the others fail.
function reveal(one) {
  const solved = one.form.classList.contains("done");
  const told = one.kind.reveal(one.seen);
  if (!solved) {
    // Whoever gives up is taught no less.
    if (!one.kind.shown) fill(one.solved, takeAway(one.item));
    one.seen = true;
    one.form.classList.add("closed");
    one.links.show({ tried: true, done: false, seen: true });
  }
  one.verdict.classList.toggle("heard", Boolean(one.kind.inPlace || one.kind.shownInPlace));
  fill(one.verdict, told);
  fill(one.next, one.kind.after?.());
}

function changed(one, fresh) {
  if (fresh) ((one.seen = false), one.links.renew());
  tell(one, null, !fresh && !one.form.classList.contains("done"));
  share(one);
  clearTimeout(one.waiting);
  one.waiting = setTimeout(() => keep(one), 300);
}

// Kept on the device: with the state of a try, or without one as a draft.
function keep(one, state, answer = one.kind.read()) {
  settle(one);
  const { item, hints } = one;
  const { held, stands } = keptOf(item, work.items);
  const tried = {
    answer,
    state,
    sure: one.sure,
    hints: hints.count() || undefined,
    now: Math.max(Date.now(), held?.last ?? 0),
    digest: item.digests[0],
  };
  const entry = nextEntry(stands ? held : null, tried);
  one.stamp = entry.last;
  work.save(item.id, entry);
}

// Blank once more, after a reload as well; the last try is kept and can be shown.
function anew(one) {
  unfold(one);
  one.tried = one.seen = false;
  one.checked = null;
  one.hints.reset();
  one.kind.write(null);
  tell(one, null);
  if (isTryKept(keptOf(one.item, work.items))) keep(one, undefined, null);
  share(one);
}

// What the device holds, where it is newer than what stands here: after a reload, from another tab, from the same exercise further up.
function restore(one, given) {
  const { held, stands, other } = keptOf(one.item, work.items);
  const blank = isBegunAnew({ held, stands });
  one.anew = blank || (one.anew && held);
  const old = held && !stands;
  const placed = old ? placedBefore(one.item, work.items) : null;
  // Of an answer to another exercise only the reader's own words say here what they said there.
  const away = other && one.item.kind !== "reflection" && !placed;
  // A key's words stand here; of several answers, or of what somebody wrote into the storage, there are none.
  const gone = typeof held?.answer === "string" ? one.item.retired?.[held.answer] : undefined;
  if (old) fill(one.old, words.changed, away ? words.away : [words.here, grow(gone)]);
  else fill(one.old, one.anew ? beforeLine(() => takeBack(one)) : null);
  if (work.trouble && toldTrouble !== work.trouble) {
    toldTrouble = work.trouble;
    one.el.before(h("p", { class: "notice" }, words[work.trouble]));
    one.heard.say(words[work.trouble]);
  }
  if (given || one.waiting || (held?.last ?? 0) === one.stamp) return;
  one.stamp = held?.last ?? 0;
  one.tried = Boolean(stands && held?.tries && !blank);
  one.seen = false;
  one.kind.write(placed ?? (away ? null : (held?.answer ?? null)));
  const result = held?.tries && !held.draft && !old ? mark(one.item, one.kind.read()) : null;
  one.checked = result ? one.kind.read() : null;
  // What was said elsewhere, in the copy further up or before a reload, is not said again.
  one.verdict.setAttribute("aria-live", "off");
  tell(one, isScored(result) && isScored(one.kind.shown?.(result.parts) ?? result) ? result : null);
  setTimeout(() => one.verdict.setAttribute("aria-live", "polite"), 500);
  if (!isDone(result)) unfold(one);
  share(one);
}

function takeBack(one) {
  settle(one);
  one.anew = false;
  work.save(one.item.id, asTried(work.items.get(one.item.id)));
}

const isShared = ({ model, kind }) => same(model.get("answer"), kind.read());

function share(one) {
  if (isShared(one)) return;
  one.model.set("answer", one.kind.read());
  one.model.save_changes();
}

function take(one) {
  if (isShared(one)) return;
  one.kind.write(one.model.get("answer"));
  tell(one, null);
}

export default { render };
