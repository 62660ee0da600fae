// A number from the data, and a guess before the figures are seen.
import { counted, h, live } from "../../_host/dom.js";
import { button, range } from "../../_host/controls.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

// As exact as the question asks: a tolerance of 0.05 is that of one decimal.
const rounded = ({ answer, tolerance }) =>
  answer.toFixed(Math.max(0, Math.round(-Math.log10(tolerance)))).replace("-", "−");
const plainly = (x) => String(Number(x.toPrecision(6))).replace("-", "−");

export function numericKind({ item, change, ask }) {
  const id = `ex-number-${counted()}`;
  const field = h("input", {
    type: "text",
    id,
    inputmode: "decimal",
    autocomplete: "off",
    maxlength: 40,
    "aria-describedby": item.unit ? `${id}-unit` : null,
    oninput: change,
  });
  const count = item.variants?.length ?? 0;
  const where = live("span", { class: "hint" });
  const unit = item.unit ? ` ${item.unit}` : "";
  let variant = 0;
  const drawn = () => (count ? item.variants[variant] : item);
  const show = (next) => {
    variant = next;
    where.textContent = words.numbers(variant + 1, count);
    ask(drawn().prompt);
  };
  const again = () => {
    show((variant + 1) % count);
    field.value = "";
    field.readOnly = false;
    change(true);
  };
  if (count) show(0);
  return {
    node: [
      h(
        "p",
        { class: "number" },
        h("label", { for: id }, words.yours),
        " ",
        field,
        h("span", { class: "blank", "aria-hidden": "true" }),
        item.unit ? [" ", h("span", { id: `${id}-unit` }, item.unit)] : null,
        count ? h("span", { class: "again" }, button({ label: words.numbersAgain, onclick: again }).node, where) : null,
      ),
    ],
    read: () => (count ? { value: field.value, variant } : field.value),
    write: (answer) => {
      const given = answer !== null && typeof answer === "object" ? answer : { value: answer };
      if (count)
        show(Number.isInteger(given.variant) && given.variant >= 0 && given.variant < count ? given.variant : 0);
      field.value = ["string", "number"].includes(typeof given.value) ? given.value : "";
      field.readOnly = false;
    },
    tell: (parts, state) => {
      field.setAttribute("aria-invalid", String(state === "unreadable"));
      field.readOnly = state === "right";
      return parts;
    },
    reveal: () => {
      field.readOnly = true;
      return [
        words.is,
        h("strong", {}, rounded(drawn()), unit),
        ".",
        h("p", { class: "head" }, words.how),
        grow(drawn().why),
      ];
    },
    solved: () => [h("p", { class: "head" }, words.how), grow(drawn().why)],
  };
}

export function predictKind({ item, change }) {
  let value = null;
  const unit = item.unit ? ` ${item.unit}` : "";
  const guess = range({
    label: words.guess,
    min: item.low,
    max: item.high,
    step: item.step,
    value,
    number: true,
    say: (x) => (x === null ? words.open : `${plainly(x)}${unit}`),
    ends: [String(item.low), String(item.high)],
    onchange: (x) => {
      value = x;
      change();
    },
  });
  return {
    node: [
      h("p", { class: "hint" }, words.why),
      guess.node,
      h("p", { class: "paper" }, `${words.guess}: `, h("span", { class: "blank" }), unit),
    ],
    read: () => value,
    write: (answer) => {
      const given = ["number", "string"].includes(typeof answer) && answer !== "" && Number.isFinite(Number(answer));
      value = given ? Math.min(item.high, Math.max(item.low, Number(answer))) : null;
      guess.set(value);
    },
    tell: (parts) => parts,
    solved: () => [h("p", { class: "head" }, words.figures), grow(item.reveal)],
  };
}
