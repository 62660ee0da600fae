// Choosing among options and sorting things into groups, with native radios, checkboxes and lists.
import { counted, h, fill } from "../../_host/dom.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

export function choiceKind({ item, change }) {
  const serial = counted();
  const name = `ex-choice-${serial}`;
  const lines = new Map(
    item.options.map(({ key, text }) => {
      const reason = h("div", { class: "reason", id: `${name}-${key}` });
      const input = h("input", {
        type: item.many ? "checkbox" : "radio",
        name,
        value: key,
        "aria-describedby": reason.id,
        onchange: change,
      });
      return [key, { input, reason, node: h("li", {}, h("label", {}, input, h("span", {}, grow(text))), reason) }];
    }),
  );
  const each = [...lines.values()];
  const chosen = () => each.filter(({ input }) => input.checked).map(({ input }) => input.value);
  return {
    node: [
      item.many ? h("p", { class: "hint" }, words.many) : null,
      h(
        "ul",
        { class: "options" },
        each.map(({ node }) => node),
      ),
    ],
    read: () => (item.many ? chosen() : (chosen()[0] ?? null)),
    write: (answer) => {
      const keys = [answer].flat();
      for (const { input } of each) input.checked = keys.includes(input.value);
    },
    tell: (parts) => {
      for (const { reason } of each) fill(reason);
      for (const { key, right, message } of parts)
        if (lines.has(key)) fill(lines.get(key).reason, sign(right), grow(message));
      return parts.filter(({ key }) => !lines.has(key));
    },
    solved: () => [
      h(
        "details",
        {},
        h("summary", {}, words.each),
        h(
          "ul",
          {},
          item.options.map(({ text, right, why }) =>
            h("li", {}, grow(text), " ", h("strong", {}, `(${right ? words.isRight : words.isWrong})`), " ", grow(why)),
          ),
        ),
      ),
    ],
  };
}

export function sortKind({ item, change }) {
  const serial = counted();
  const lines = new Map(
    item.things.map(({ key, text }) => {
      const id = `ex-sort-${serial}-${key}`;
      const reason = h("div", { class: "reason", id: `${id}-reason` });
      const list = h(
        "select",
        { id, "aria-describedby": reason.id, onchange: change },
        h("option", { value: "" }, words.choose),
        item.groups.map((group) => h("option", { value: group }, group)),
      );
      return [
        key,
        {
          list,
          reason,
          node: h(
            "li",
            {},
            h("label", { for: id }, grow(text)),
            list,
            h("span", { class: "blank", "aria-hidden": "true" }),
            reason,
          ),
        },
      ];
    }),
  );
  return {
    node: [
      h("p", { class: "paper" }, item.groups.join(" · ")),
      h(
        "ul",
        { class: "things" },
        [...lines.values()].map(({ node }) => node),
      ),
    ],
    read: () => Object.fromEntries([...lines].map(([key, { list }]) => [key, list.value])),
    write: (answer) => {
      for (const [key, { list }] of lines) list.value = item.groups.includes(answer?.[key]) ? answer[key] : "";
    },
    tell: (parts) => {
      for (const { reason } of lines.values()) fill(reason);
      for (const { key, right, message } of parts)
        if (lines.has(key)) fill(lines.get(key).reason, sign(right), grow(message));
      return [];
    },
  };
}

// The shape beside the words: a tick, a half-filled and an open circle; mute where the words say the same.
export function sign(state, mute) {
  const shape = { true: "right", false: "wrong" }[state] ?? state;
  const spoken = words.signs[shape];
  return spoken
    ? h("span", {
        class: `sign ${shape}`,
        ...(mute ? { "aria-hidden": "true" } : { role: "img", "aria-label": spoken }),
      })
    : null;
}
