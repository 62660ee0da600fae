// Native controls with a visible label, one spoken value and targets that a thumb can hit.
import { counted, h, scrolling } from "./dom.js";
import { seenText } from "./unseen.js";

const controlWords = {
  empty: "no rows yet.",
  fault: (label, given, min, max) =>
    `${label}: “${given}” is not a number from ${String(min).replace("-", "−")} to ${max}.`,
};

function fresh(word) {
  return `bonds-${word}-${counted()}`;
}

// A number as people type it: a comma, or any minus of numbers.js, will do.
function typedNumber(text) {
  const plain = seenText(text)
    .replace(",", ".")
    .replace(/[\u2010-\u2013\u2212\ufe63\uff0d]/, "-");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

// The field beside a slider: what cannot be read stays as it was typed, with a line that says what would do.
function typedField({ id, label, min, max, told, move }) {
  const fault = h("p", { class: "fault", id: `${id}-fault` });
  // The keyboard that a phone offers for decimals has no minus.
  const node = h("input", {
    type: "text",
    class: "typed",
    inputmode: min < 0 ? null : "decimal",
    autocomplete: "off",
    maxlength: "20",
    "aria-label": `${label}, typed`,
    "aria-describedby": told ? `${fault.id} ${told}` : fault.id,
  });
  let current = NaN;
  const isWrong = () => node.getAttribute("aria-invalid") === "true";
  const judge = (wrong) => {
    node.setAttribute("aria-invalid", String(wrong));
    if (!wrong) fault.textContent = "";
  };
  const show = (x) => {
    if (document.activeElement !== node && !(isWrong() && x === current)) {
      node.value = x === null ? "" : Number(x.toFixed(6));
      judge(false);
    }
    current = x;
  };
  node.addEventListener("input", () => {
    const x = typedNumber(node.value);
    judge(!(x >= min && x <= max));
    if (!isWrong()) move(x);
  });
  node.addEventListener("blur", () => {
    if (node.value.trim() === "") judge(false);
    if (isWrong()) {
      fault.textContent = controlWords.fault(label, node.value, min, max);
      // The focus is on its way elsewhere, so the line itself would not be heard.
      node.dispatchEvent(new CustomEvent("bonds-tell", { bubbles: true, detail: fault.textContent }));
    } else node.value = current === null ? "" : Number(current.toFixed(6));
  });
  return { node, fault, show };
}

/** @param {RangeOptions} options @returns {Control<number>} */
export function range({ label, min, max, step, page, value, say, ends, number, told, onchange }) {
  const id = fresh("range");
  const places = (String(step).split(".")[1] ?? "").length;
  const tidy = (x) => Number(Math.min(max, Math.max(min, x)).toFixed(Math.max(places, 6)));
  const slider = h("input", { type: "range", id, min, max, step, value, "aria-describedby": told });
  // The slider speaks its own value; these are the same words for the eye.
  const words = h("span", { class: "spoken", "aria-hidden": "true" });
  const typed = number ? typedField({ id, label, min, max, told, move: (x) => move(x) }) : null;
  // A typed value may lie between two steps, where the slider cannot stand.
  let current = value;
  // Without a value nothing stands on the slider: its thumb would be an answer that nobody gave.
  const show = (x) => {
    current = x;
    slider.classList.toggle("unset", x === null);
    slider.value = x ?? (min + max) / 2;
    typed?.show(x);
    if (say) slider.setAttribute("aria-valuetext", (words.textContent = say(x)));
  };
  const move = (x) => {
    show(x);
    onchange(x);
  };
  slider.addEventListener("input", () => move(tidy(Number(slider.value))));
  // A press on the very middle moves nothing, and is an answer all the same.
  slider.addEventListener("click", () => current === null && move(tidy(Number(slider.value))));
  slider.addEventListener("keydown", (event) => {
    const up = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const far = { PageUp: 1, PageDown: -1 }[event.key];
    const from = current ?? Number(slider.value);
    if (up && event.shiftKey) move(tidy(from + up * 4 * step));
    else if (far) move(tidy(from + far * (page ?? step * 10)));
    else return;
    event.preventDefault();
  });
  const marks = ends
    ? h("span", { class: "ends", "aria-hidden": "true" }, h("span", {}, ends[0]), h("span", {}, ends[1]))
    : null;
  const node = h(
    "div",
    { class: "control control-range" },
    h("label", { for: id }, label),
    words,
    typed?.node,
    slider,
    marks,
    typed?.fault,
  );
  show(value);
  return { node, set: show };
}

export function select({ label, options, value, onchange }) {
  const id = fresh("select");
  const list = h(
    "select",
    { id },
    options.map(([key, text]) => h("option", { value: key }, text)),
  );
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

/** @param {RadiosOptions} options @returns {Control<string>} */
export function radios({ legend, options, value, onchange }) {
  const name = fresh("radio");
  const inputs = options.map(([key]) => h("input", { type: "radio", name, value: key }));
  const labels = options.map(([, text], i) => h("label", {}, inputs[i], h("span", {}, text)));
  for (const input of inputs) input.addEventListener("change", () => onchange(input.value));
  const set = (next) => {
    for (const input of inputs) input.checked = input.value === String(next);
  };
  set(value);
  return {
    node: h(
      "fieldset",
      { class: "control control-radios" },
      h("legend", {}, legend),
      h("div", { class: "segments" }, labels),
    ),
    set,
  };
}

/** @param {ButtonOptions} options @returns {Control<string>} */
export function button({ label, onclick }) {
  const node = h("button", { type: "button", class: "control-button", onclick }, label);
  return {
    node,
    set: (text) => {
      node.textContent = text;
    },
  };
}

/** @param {TableOptions} options */
export function table({ caption, headers, rows }) {
  // Headers above nothing say nothing.
  if (!rows.length) return h("p", {}, `${caption}: ${controlWords.empty}`);
  const head = h(
    "thead",
    {},
    h(
      "tr",
      {},
      headers.map((text) => h("th", { scope: "col" }, text)),
    ),
  );
  const line = (row) =>
    h(
      "tr",
      {},
      row.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell) : h("td", {}, cell))),
    );
  const inner = h("table", {}, h("caption", {}, caption), head, h("tbody", {}, rows.map(line)));
  return scrolling(inner);
}
