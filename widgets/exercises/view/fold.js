// A solved exercise on the next visit: one line that opens it. Which are folded is decided once for the page, so that it does not depend on how fast somebody scrolls.
import { h } from "../../_host/dom.js";
import { keptOf } from "../work/store.js";
import { said } from "./kinds_choice.js";
import { dotted } from "./title.js";
import { words } from "./words.js";

/** @type {WeakMap<Element, any>} */
const foldLines = new WeakMap();
let foldsDecided = false;

// At the first start on a page. What a reader sees then, or was led to, does not shrink under the eyes.
export function decideFolds(items) {
  if (foldsDecided) return;
  foldsDecided = true;
  const below = [...document.querySelectorAll(".exercises:not([data-live], .kept-line)")].filter(
    (el) => el.getBoundingClientRect().top >= innerHeight && location.hash !== `#${el.id}`,
  );
  for (const el of below) {
    const item = itemOf(el);
    if (!item) continue;
    const { held, stands } = keptOf(item, items);
    if (!stands || held.draft || !(held.state === "right" || (held.state === "noted" && item.kind === "predict")))
      continue;
    const line = foldLine(item);
    foldLines.set(el, line);
    el.classList.add("folded");
    el.prepend(line);
  }
}

// Of a page of the book; what it cannot say is said where the exercise starts. In a notebook there is none.
function itemOf(el) {
  try {
    const { item, answer } = JSON.parse(el.querySelector(":scope > script").textContent).state;
    return answer === undefined ? item : null;
  } catch {
    return null;
  }
}

// Nothing in it can be pressed before its exercise stands.
function foldLine({ title }) {
  const link = (attributes, ...inside) => h("button", { type: "button", class: "link", ...attributes }, inside);
  return h(
    "p",
    { class: "kept", inert: true },
    said(true, "✓"),
    link(
      { class: "link unfold", "aria-expanded": "false" },
      h("b", {}, dotted(title)),
      " ",
      h("span", {}, words.unfold),
    ),
    link({}, words.again, h("span", { class: "heard" }, `: ${title}`)),
  );
}

export function folded({ el, form }, again) {
  const line = foldLines.get(el);
  if (!line || !form.classList.contains("done")) return null;
  const [unfold, blank] = line.querySelectorAll("button");
  unfold.onclick = () => {
    form.hidden = !form.hidden;
    unfold.setAttribute("aria-expanded", String(!form.hidden));
    // Opened, it has its own.
    blank.hidden = !form.hidden;
  };
  blank.onclick = again;
  line.inert = false;
  form.hidden = true;
  form.before(line);
  return line;
}

export function unfold(one) {
  one.line?.remove();
  one.form.hidden = false;
}
