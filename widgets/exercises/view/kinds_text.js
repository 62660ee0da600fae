// Writing, then comparing with a model answer: nothing here is scored.
import { counted, h } from "../../_host/dom.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

export function reflectionKind({ item, change }) {
  const id = `ex-text-${counted()}`;
  const field = h("textarea", { id, class: "lines", rows: 3, maxlength: 6000, oninput: change });
  return {
    node: [
      h("label", { for: id }, words.yours, h("span", { class: "hint" }, words.device)),
      field,
      h(
        "div",
        { class: "paper", "aria-hidden": "true" },
        Array.from({ length: item.lines }, () => h("span", { class: "blank whole" })),
      ),
    ],
    read: () => field.value,
    write: (answer) => {
      field.value = typeof answer === "string" ? answer : "";
    },
    tell: (parts) => parts,
    solved: () => [
      h("p", { class: "head" }, words.model),
      grow(item.model_answer),
      h("p", { class: "head" }, words.rubric),
      h(
        "ul",
        {},
        item.rubric.map((line) => h("li", {}, grow(line))),
      ),
    ],
  };
}
