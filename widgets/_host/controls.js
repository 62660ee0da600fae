// Native controls with a visible label, one spoken value and targets that a thumb can hit.
import { counted, h } from "./dom.js";

const controlWords = { empty: "no rows yet." };

function fresh(word) {
  return `bonds-${word}-${counted()}`;
}

export function range({ label, min, max, step, page, value, say, ends, number, onchange }) {
  const id = fresh("range");
  const places = (String(step).split(".")[1] ?? "").length;
  const tidy = (x) => Number(Math.min(max, Math.max(min, x)).toFixed(Math.max(places, 6)));
  const slider = h("input", { type: "range", id, min, max, step, value });
  // The slider speaks its own value; a second live region would say it twice.
  const words = h("output", { class: "spoken", for: id, "aria-live": "off" });
  const typed = number ? h("input", { type: "number", min, max, step, value, inputmode: "decimal", "aria-label": `${label}, typed` }) : null;
  // A typed value may lie between two steps, where the slider cannot stand.
  let current = value;
  const show = (x) => {
    current = x;
    slider.value = x;
    if (typed && document.activeElement !== typed) typed.value = Number(x.toFixed(6));
    if (say) slider.setAttribute("aria-valuetext", (words.textContent = say(x)));
  };
  const move = (x) => {
    show(x);
    onchange(x);
  };
  slider.addEventListener("input", () => move(tidy(Number(slider.value))));
  slider.addEventListener("keydown", (event) => {
    const up = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const far = { PageUp: 1, PageDown: -1 }[event.key];
    if (up && event.shiftKey) move(tidy(current + up * 4 * step));
    else if (far) move(tidy(current + far * (page ?? step * 10)));
    else return;
    event.preventDefault();
  });
  typed?.addEventListener("input", () => {
    const x = typed.valueAsNumber;
    const wrong = !Number.isFinite(x) || x < min || x > max;
    typed.setAttribute("aria-invalid", String(wrong));
    typed.title = wrong ? `${label}: a number from ${min} to ${max}` : "";
    if (!wrong) move(x);
  });
  typed?.addEventListener("blur", () => {
    typed.removeAttribute("aria-invalid");
    typed.value = Number(current.toFixed(6));
  });
  const marks = ends ? h("span", { class: "ends", "aria-hidden": "true" }, h("span", {}, ends[0]), h("span", {}, ends[1])) : null;
  const node = h("div", { class: "control control-range" }, h("label", { for: id }, label), words, typed, slider, marks);
  show(value);
  return { node, set: show };
}

export function select({ label, options, value, onchange }) {
  const id = fresh("select");
  const list = h("select", { id }, options.map(([key, text]) => h("option", { value: key }, text)));
  list.addEventListener("change", () => onchange(list.value));
  const set = (next) => {
    list.value = String(next);
  };
  set(value);
  return { node: h("div", { class: "control control-select" }, h("label", { for: id }, label), list), set };
}

export function toggle({ label, value, onchange }) {
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => onchange(box.checked));
  const set = (next) => {
    box.checked = Boolean(next);
  };
  set(value);
  return { node: h("label", { class: "control control-toggle" }, box, h("span", {}, label)), set };
}

export function radios({ legend, options, value, onchange }) {
  const name = fresh("radio");
  const inputs = options.map(([key]) => h("input", { type: "radio", name, value: key }));
  const labels = options.map(([, text], i) => h("label", {}, inputs[i], h("span", {}, text)));
  for (const input of inputs) input.addEventListener("change", () => onchange(input.value));
  const set = (next) => {
    for (const input of inputs) input.checked = input.value === String(next);
  };
  set(value);
  return { node: h("fieldset", { class: "control control-radios" }, h("legend", {}, legend), h("div", { class: "segments" }, labels)), set };
}

export function button({ label, onclick }) {
  const node = h("button", { type: "button", class: "control-button", onclick }, label);
  return {
    node,
    set: (text) => {
      node.textContent = text;
    },
  };
}

export function table({ caption, headers, rows }) {
  // Headers above nothing say nothing.
  if (!rows.length) return h("p", {}, `${caption}: ${controlWords.empty}`);
  const head = h("thead", {}, h("tr", {}, headers.map((text) => h("th", { scope: "col" }, text))));
  const line = (row) => h("tr", {}, row.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell) : h("td", {}, cell))));
  const inner = h("table", {}, h("caption", {}, caption), head, h("tbody", {}, rows.map(line)));
  return h("div", { class: "table-scroll", role: "group", "aria-label": caption, tabindex: "0" }, inner);
}
