// Sorting things into groups: one row of chips a thing, which goes quiet once it stands where it belongs.
import { counted, h, fill } from "../../_host/dom.js";
import { chips } from "./chips.js";
import { said } from "./kinds_choice.js";
import { ringPicture } from "./rings.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

export function sortKind({ item, change, picture }) {
  const read = () => Object.fromEntries([...rows].map(([key, { choice }]) => [key, choice.read()]));
  const rings = item.rings && ringPicture(picture, item);
  const moved = () => (rings?.draw(read()), change());
  const rows = new Map(item.things.map((thing) => [thing.key, sortRow(thing, item.groups, moved)]));
  const all = [...rows.values()];
  return {
    node: h(
      "div",
      {},
      rings?.node,
      h(
        "ul",
        { class: "things" },
        all.map(({ node }) => node),
      ),
    ),
    read,
    write: (answer) => {
      for (const [key, { choice, settle }] of rows) {
        choice.set(item.groups.includes(answer?.[key]) ? answer[key] : "");
        settle();
      }
      rings?.draw(read());
    },
    ready: () => all.every(({ choice }) => choice.read()),
    tell: (parts) => {
      for (const { key, right, message } of parts) rows.get(key)?.settle(right, message);
      return [];
    },
    more: words.those,
    reveal: () => {
      if (all.every(({ node }) => node.classList.contains("fine"))) {
        for (const { explain } of all) explain();
        return words.each;
      }
      for (const { thing, choice, settle, node } of all) {
        if (node.classList.contains("fine")) continue;
        settle(false, [words.belongs, ["strong", thing.group], ". ", ...thing.why]);
        choice.due(thing.group);
        choice.lock(true);
      }
      rings?.draw(Object.fromEntries(item.things.map(({ key, group }) => [key, group])));
      return words.placed;
    },
  };
}

function sortRow(thing, groups, change) {
  const id = `ex-sort-${counted()}`;
  const reason = h("div", { class: "reason", id: `${id}-reason` });
  const fine = h("span", { class: "fine-group" });
  const choice = chips({
    by: id,
    told: reason.id,
    options: groups.map((group) => [group, group]),
    onchange: () => {
      node.classList.add("stale");
      change();
    },
  });
  const node = h("li", {}, h("span", { id }, grow(thing.text)), choice.node, fine, reason);
  // Right, wrong with a reason, or open again.
  const settle = (right, message) => {
    node.className = right ? "fine" : "";
    choice.due();
    choice.lock(Boolean(right));
    fill(fine, right ? said(true, ["✓ ", h("span", { class: "heard" }, words.yes), thing.group]) : null);
    const [first, ...why] = message ?? [];
    fill(reason, right || !first ? null : [first === words.belongs ? first : said(false, words.look), grow(why)]);
  };
  const explain = () => fill(reason, grow(thing.why));
  return { thing, choice, node, settle, explain };
}
