// One exercise: what is asked, native controls, what a try was worth and why, kept on the device.
import { fill, h, live, voice } from "../../_host/dom.js";
import { button, radios } from "../../_host/controls.js";
import { grow } from "./tree.js";
import { mark } from "../marking/marking.js";
import { keptOf, nextEntry, openWork } from "../work/store.js";
import { choiceKind, sign, sortKind } from "./kinds_choice.js";
import { numericKind, predictKind } from "./kinds_number.js";
import { planeKind } from "./kinds_plane.js";
import { reflectionKind } from "./kinds_text.js";
import { forestKind } from "./kinds_forest.js";
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
const isScored = (result) => result !== null && !["blank", "unreadable"].includes(result.state);
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const unscoredKinds = ["predict", "reflection"];
let work;
let toldTrouble = "";

function render({ model, el }) {
  work ??= openWork();
  el.classList.add("bonds", "exercises");
  const item = model.get("item");
  const links = [...el.querySelectorAll(".leads")];
  const asked = h("div", { class: "prompt" }, grow(item.prompt));
  /** @type {any} */
  const one = {
    model,
    el,
    item,
    verdict: live("p", { class: "verdict" }),
    heard: voice(),
    asked,
    solved: h("div", { class: "solved" }),
    kept: h("span", { class: "kept" }),
    old: h("p", { class: "hint old" }),
    stamp: 0,
    waiting: 0,
  };
  one.kind = kinds[item.kind]({ item, asked, picture: model.get("picture"), change: () => changed(one) });
  one.confidence = unscoredKinds.includes(item.kind)
    ? null
    : radios({ legend: words.sure, options: words.sureness, onchange: (value) => (one.sure = value === "1") });
  el.replaceChildren(layout(one, links));
  const given = model.get("answer") ?? null;
  if (given !== null) one.kind.write(given);
  nameGroup(one);
  restore(one, given !== null);

  const silence = work.listen(() => restore(one));
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

function layout(one, links) {
  const { item, kind } = one;
  one.group = h(
    "fieldset",
    {},
    h("legend", {}, item.title),
    one.asked,
    h("div", { class: "answering" }, kind.node, one.confidence?.node),
  );
  return h(
    "form",
    {
      class: "exercise",
      novalidate: true,
      onsubmit: (event) => check(one, event),
      onkeydown: enter,
      "bonds-tell": (event) => one.heard.say(event.detail),
    },
    item.now ? h("p", { class: "hint" }, item.now) : null,
    h("p", { class: "box-label" }, `${words.label} · ${words.minutes(item.minutes)}`),
    one.group,
    h("div", { class: "acts" }, h("button", { type: "submit" }, words.act[item.kind] ?? words.check)),
    one.old,
    one.verdict,
    one.heard.node,
    one.solved,
    h("div", { class: "foot" }, copyLink(one), links, one.kept),
  );
}

// JupyterLab swallows the key that sends a form.
function enter(event) {
  if (event.key !== "Enter" || !event.target.matches("input:not([type=radio], [type=checkbox])")) return;
  event.preventDefault();
  event.currentTarget.querySelector("[type=submit]").click();
}

// Whoever comes by Tab hears the name of the group, so the question is in it, and only a table is left to be read on the way.
function nameGroup({ group, asked }) {
  const heard = [group.firstChild, ...asked.children].filter((part) => !part.matches(".table-scroll"));
  // One text: of several elements a reader may take the last first; and a title that stands in it is not said by itself too.
  group.firstChild.setAttribute("aria-hidden", "true");
  group.setAttribute("aria-label", heard.map((part) => part.textContent).join(" "));
}

function tell(one, result) {
  const { kind, item, verdict, solved } = one;
  nameGroup(one);
  const rest = kind.tell(result?.parts ?? [], result?.state);
  const done = result && ["right", "noted"].includes(result.state);
  fill(
    verdict,
    result ? [sign(result.state, true), grow(result.message), rest.map(({ message }) => [" ", grow(message)])] : null,
  );
  fill(
    solved,
    done ? [kind.solved?.(), item.after ? [h("p", { class: "head" }, words.keep), grow(item.after)] : null] : null,
  );
}

function check(one, event) {
  event.preventDefault();
  const result = mark(one.item, one.kind.read());
  tell(one, result);
  share(one);
  if (isScored(result)) keep(one, result.state);
}

function changed(one) {
  tell(one, null);
  share(one);
  clearTimeout(one.waiting);
  one.waiting = setTimeout(() => keep(one), 300);
}

// Kept on the device: with the state of a try, or without one as a draft.
function keep(one, state) {
  clearTimeout(one.waiting);
  one.waiting = 0;
  const { item } = one;
  const { held, stands } = keptOf(item, work.items);
  const entry = nextEntry(stands ? held : null, {
    answer: one.kind.read(),
    state,
    sure: one.sure,
    now: Math.max(Date.now(), held?.last ?? 0),
    digest: item.digests[0],
  });
  one.stamp = entry.last;
  work.save(item.id, entry);
}

// What the device holds, where it is newer than what stands here: after a reload, from another tab, from the same exercise further up.
function restore(one, given) {
  const { held, stands, other } = keptOf(one.item, work.items);
  const old = held && !stands;
  // Of an answer to another exercise only the reader's own words say here what they said there.
  const away = other && one.item.kind !== "reflection";
  const troubled = work.trouble && work.trouble !== "unread";
  fill(one.kept, held && !troubled ? words.saved : null);
  fill(one.old, old ? [words.changed, away ? words.away : [words.here, grow(one.item.retired?.[held.answer])]] : null);
  if (work.trouble && toldTrouble !== work.trouble) {
    toldTrouble = work.trouble;
    one.el.before(h("p", { class: "notice" }, words[work.trouble]));
    one.heard.say(words[work.trouble]);
  }
  if (given || one.waiting || (held?.last ?? 0) === one.stamp) return;
  one.stamp = held?.last ?? 0;
  one.sure = old ? undefined : held?.sure;
  one.confidence?.set(one.sure === undefined ? "" : Number(one.sure));
  one.kind.write(away ? null : (held?.answer ?? null));
  const result = held?.tries && !held.draft && !old ? mark(one.item, one.kind.read()) : null;
  // What was said elsewhere, in the copy further up or before a reload, is not said again.
  one.verdict.setAttribute("aria-live", "off");
  tell(one, isScored(result) ? result : null);
  setTimeout(() => one.verdict.setAttribute("aria-live", "polite"), 500);
  share(one);
}

function share({ model, kind }) {
  if (same(model.get("answer"), kind.read())) return;
  model.set("answer", kind.read());
  model.save_changes();
}

function take(one) {
  if (same(one.model.get("answer"), one.kind.read())) return;
  one.kind.write(one.model.get("answer"));
  tell(one, null);
}

function copyLink({ model, item }) {
  const address = model.get("link");
  if (!address) return null;
  const where = live("span", {});
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      fill(where, words.copied);
    } catch {
      const field = h("input", { type: "text", readonly: true, value: address, "aria-label": words.address });
      fill(where, field);
      field.select();
    }
  };
  return h(
    "span",
    { class: "copy-link" },
    button({ label: [words.copy, h("span", { class: "heard" }, `: ${item.title}`)], onclick: copy }).node,
    where,
  );
}

export default { render };
