// One line in the reader's own words at the foot of a Look box: kept while it is written, never marked.
import { counted, fill, h, live } from "../../_host/dom.js";
import { ownWords } from "../work/store.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

export function keptLine({ model, el }, work) {
  const { id, prompt, ours } = model.get("item");
  const name = `line-${counted()}`;
  const told = live("p", { class: "hint", id: `${name}-kept` });
  const field = h("textarea", {
    ...{ id: name, rows: 1, maxlength: 600, "aria-describedby": told.id },
    oninput: () => typed(),
    onchange: () => flush(),
  });
  // What was written lies behind the field, so that the field grows with it, and paper shows it.
  const grown = h("div", { class: "grown" }, field);
  // The book's own line: for whoever has written one, and not before.
  const shown = live("p", { class: "ours" });
  const compare = h(
    "button",
    { type: "button", class: "link unasked", onclick: () => show(true) },
    words.act.reflection,
  );
  const show = (asked) => {
    fill(shown, asked ? [h("b", {}, words.ours), " ", grow(ours)] : null);
    compare.classList.toggle("spent", asked);
  };
  let [waiting, stamp] = [0, 0];
  const write = (text) => {
    field.value = grown.dataset.text = text;
    compare.classList.toggle("unasked", !text.trim());
    if (!text.trim()) show(false);
    if ((model.get("answer") ?? "") === text) return;
    model.set("answer", text);
    model.save_changes();
  };
  const keep = () => {
    clearTimeout(waiting);
    waiting = 0;
    const entry = ownWords(work.items.get(id), field.value);
    stamp = entry.last;
    work.save(id, entry);
  };
  const flush = () => waiting && keep();
  const typed = (text = field.value) => {
    write(text);
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  };
  // After a reload, from another tab, or when My work deleted it there.
  const restore = () => {
    const said = (work.trouble !== "unread" && words[work.trouble]) || words.yours + words.device;
    if (told.textContent !== said) fill(told, said);
    const { answer, last = 0 } = work.items.get(id) ?? {};
    if (waiting || last === stamp) return;
    stamp = last;
    write(typeof answer === "string" ? answer : "");
  };
  const taken = () => model.get("answer") !== field.value && typed(model.get("answer") ?? "");

  el.classList.add("bonds", "exercises", "kept-line");
  el.replaceChildren(
    h("label", { for: name }, grow(prompt)),
    grown,
    h("div", { class: "said-of" }, told, compare),
    shown,
  );
  const given = model.get("answer");
  restore();
  if (typeof given === "string") write(given);
  const silence = work.listen(restore);
  model.on("change:answer", taken);
  addEventListener("pagehide", flush);
  return () => {
    flush();
    silence();
    model.off("change:answer", taken);
    removeEventListener("pagehide", flush);
  };
}
