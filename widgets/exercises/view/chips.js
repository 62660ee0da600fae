// One row of choices that are seen at once: native radios under one name.
import { counted, h } from "../../_host/dom.js";

/** @param {{ by: string, told?: string, options: string[][], onchange: (value: string) => unknown }} given */
export function chips({ by, told, options, onchange }) {
  const name = `ex-chips-${counted()}`;
  const inputs = options.map(([value]) =>
    h("input", { type: "radio", name, value, "aria-describedby": told, onchange: () => onchange(value) }),
  );
  const node = h(
    "div",
    { class: "chips", role: "radiogroup", "aria-labelledby": by },
    options.map(([, text], i) => h("label", {}, inputs[i], h("span", {}, text))),
  );
  return {
    node,
    read: () => inputs.find((one) => one.checked)?.value ?? "",
    set: (value) => inputs.forEach((one) => (one.checked = one.value === value)),
    // What was chosen wrongly no longer shines once the answer is shown.
    due: (value) => inputs.forEach((one) => one.parentElement?.classList.toggle("due", one.value === value)),
    lock: (locked) => inputs.forEach((one) => (one.disabled = locked)),
  };
}
