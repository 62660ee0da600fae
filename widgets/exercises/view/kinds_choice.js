// Choosing among options, with native radios and checkboxes; the reason stands under the option that was chosen.
import { counted, h, fill } from "../../_host/dom.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

export function choiceKind({ item, change }) {
  const name = `ex-choice-${counted()}`;
  const lines = new Map(
    item.options.map((option) => {
      const reason = h("div", { class: "reason", id: `${name}-${option.key}` });
      const input = h("input", {
        type: item.many ? "checkbox" : "radio",
        name,
        value: option.key,
        "aria-describedby": reason.id,
        onchange: () => (
          each.forEach((one) => one.node.classList.toggle("anew", one.input.checked !== item.many)),
          change()
        ),
      });
      const slot = h("span", { class: "slot" }, input, h("i", { "aria-hidden": "true" }));
      const node = h("li", {}, h("label", {}, slot, h("span", {}, grow(option.text))), reason);
      return [option.key, { option, input, reason, node }];
    }),
  );
  const each = [...lines.values()];
  const chosen = () => each.filter(({ input }) => input.checked).map(({ input }) => input.value);
  const mark = (line, state, word) => {
    line.node.className = state;
    line.node.querySelector("i").textContent = { right: "✓", wrong: "×" }[state] ?? "";
    fill(line.reason, word ? said(state === "right", word) : null, word === undefined ? null : grow(line.option.why));
  };
  const clear = () => each.forEach((line) => mark(line, ""));
  const lock = (locked) => each.forEach(({ input }) => (input.disabled = locked));
  return {
    inPlace: !item.many,
    shownInPlace: true,
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
      clear();
      lock(false);
      for (const { input } of each) input.checked = keys.includes(input.value);
    },
    // What was tried stays marked until the answer is found.
    tell: (parts, state) => {
      if (!state || state === "blank") return [];
      for (const line of each) if (line.node.classList.contains("right")) mark(line, "");
      const marks = item.many
        ? parts
        : chosen()
            .filter(() => state === "right" || state === "wrong")
            .map((key) => ({ key, right: state === "right" }));
      for (const { key, right } of marks)
        if (lines.has(key)) mark(lines.get(key), right ? "right" : "wrong", right ? words.yes : words.no);
      lock(state === "right");
      return item.many ? parts.filter(({ key }) => !lines.has(key)) : [];
    },
    more: words.others,
    // The answer first; asked once more, or once it is found, why the others fail.
    reveal: (again) => {
      const isFound = again || each.every(({ option, input }) => input.checked === option.right);
      for (const line of each)
        if (line.option.right && !isFound) mark(line, "right", words.answer);
        else if (isFound && !line.option.right) mark(line, line.node.className, "");
      lock(true);
      const told = each.filter(({ option }) => option.right !== isFound);
      return told.map(({ option }) => [grow(option.text), " ", grow(option.why), " "]);
    },
  };
}

// A word beside the shape, and never a colour alone.
export function said(right, word) {
  return h("b", { class: right ? "yes" : "no" }, word);
}

// What a try was worth, and what the kind has left to say of it.
/** @param {any} result @param {any[]} rest @param {boolean} [mute] */
export const judged = ({ state, message }, rest, mute) => [
  sign(state, mute),
  // What is right opens with the word for it, in the same face wherever it stands.
  state === "right" ? [said(true, message[0]), grow(message.slice(1))] : grow(message),
  rest.map((more) => [" ", grow(more.message)]),
];

// The shape beside the words: a tick, a half-filled circle and a cross; mute where the words say the same.
function sign(state, mute) {
  const shape = { true: "right", false: "wrong" }[state] ?? state;
  const spoken = words.signs[shape];
  return spoken
    ? h(
        "span",
        { class: `sign ${shape}`, ...(mute ? { "aria-hidden": "true" } : { role: "img", "aria-label": spoken }) },
        { right: "✓", wrong: "×" }[shape],
      )
    : null;
}
