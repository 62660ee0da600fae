// A number from the data, and a guess before the figures are seen.
import { counted, fill, h, live } from "../../_host/dom.js";
import { button, range } from "../../_host/controls.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

export function numericKind({ item, change, asked }) {
  const serial = counted();
  const id = `ex-number-${serial}`;
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
  let variant = 0;
  const show = (next) => {
    variant = next;
    where.textContent = words.numbers(variant + 1, count);
    fill(asked, grow(item.variants[variant].prompt));
  };
  const again = () => {
    show((variant + 1) % count);
    field.value = "";
    change();
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
      ),
      count ? h("p", { class: "again" }, button({ label: words.again, onclick: again }).node, where) : null,
    ],
    read: () => (count ? { value: field.value, variant } : field.value),
    write: (answer) => {
      const given = answer !== null && typeof answer === "object" ? answer : { value: answer };
      if (count)
        show(Number.isInteger(given.variant) && given.variant >= 0 && given.variant < count ? given.variant : 0);
      field.value = ["string", "number"].includes(typeof given.value) ? given.value : "";
    },
    tell: (parts, state) => {
      field.setAttribute("aria-invalid", String(state === "unreadable"));
      return parts;
    },
    solved: () => [h("p", { class: "head" }, words.how), grow(count ? item.variants[variant].why : item.why)],
  };
}

export function predictKind({ item, change }) {
  let touched = false;
  const middle = item.low + Math.round((item.high - item.low) / item.step / 2) * item.step;
  let value = middle;
  const unit = item.unit ? ` ${item.unit}` : "";
  const guess = range({
    label: words.guess,
    min: item.low,
    max: item.high,
    step: item.step,
    value,
    number: true,
    say: (x) => `${Number(x.toFixed(6))}${unit}`,
    ends: [String(item.low), String(item.high)],
    onchange: (x) => {
      [touched, value] = [true, x];
      change();
    },
  });
  return {
    node: [
      h("p", { class: "hint" }, words.why),
      guess.node,
      h("p", { class: "paper" }, `${words.guess}: `, h("span", { class: "blank" }), unit),
    ],
    read: () => (touched ? value : null),
    write: (answer) => {
      touched = ["number", "string"].includes(typeof answer) && answer !== "" && Number.isFinite(Number(answer));
      value = touched ? Math.min(item.high, Math.max(item.low, Number(answer))) : middle;
      guess.set(value);
    },
    tell: (parts) => parts,
    solved: () => [h("p", { class: "head" }, words.figures), grow(item.reveal)],
  };
}
