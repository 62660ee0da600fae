// A forest plot with its data, and questions about it.
import { counted, h, fill } from "../../_host/dom.js";
import { table } from "../../_host/controls.js";
import { grow } from "./tree.js";
import { choiceKind, judged } from "./kinds_choice.js";
import { numericKind } from "./kinds_number.js";
import { words } from "./words.js";

export function forestKind({ item, change, picture }) {
  const parts = item.parts.map((part) => {
    const serial = counted();
    const asked = h("div", { class: "prompt", id: `ex-part-${serial}` }, grow(part.prompt));
    const reason = h("div", { class: "reason", id: `ex-part-${serial}-reason` });
    const kind = (part.kind === "choice" ? choiceKind : numericKind)({
      item: part,
      change: (fresh) => (reason.classList.add("stale"), change(fresh)),
      ask: (prompt) => fill(asked, grow(prompt)),
    });
    return {
      key: part.key,
      kind,
      reason,
      node: h(
        "div",
        { class: "part", role: "group", "aria-labelledby": asked.id, "aria-describedby": reason.id },
        asked,
        kind.node,
        reason,
      ),
    };
  });
  const data = table({ caption: item.figure.title, headers: words.columns, rows: item.figure.rows });
  return {
    node: [
      h("div", { class: "plot" }, grow(picture)),
      h("details", {}, h("summary", {}, words.table), data),
      parts.map(({ node }) => node),
    ],
    read: () => Object.fromEntries(parts.map(({ key, kind }) => [key, kind.read()])),
    write: (answer) => parts.forEach(({ key, kind, reason }) => (fill(reason), kind.write(answer?.[key] ?? null))),
    tell: (marks, state) => {
      for (const { key, kind, reason } of parts) {
        const mark = marks.find((one) => one.key === key);
        const rest = kind.tell(mark?.parts ?? [], mark?.state);
        const shown = mark && !(kind.inPlace && ["right", "wrong"].includes(mark.state));
        if (!state) continue;
        reason.classList.remove("stale");
        fill(reason, shown ? judged(mark, rest) : null);
      }
      return [];
    },
    reveal: () => {
      for (const { kind, reason } of parts) {
        const told = kind.reveal();
        fill(reason, kind.inPlace ? null : told);
      }
      return words.parts;
    },
    solved: () => parts.map(({ kind }) => kind.solved?.()),
  };
}
