// The title of an exercise or a scene, and the first paragraph, which follows it in its line.
import { fill, h } from "../../_host/dom.js";
import { grow } from "./tree.js";

export const dotted = (title) => (/[.?!…]$/.test(title) ? title : `${title}.`);
// A paragraph without its tag, to stand in the line of a title.
export const inner = (fragment) => (fragment.length === 1 && fragment[0][0] === "p" ? fragment[0].slice(1) : fragment);

// The title runs in, as in a printed book; whoever comes by Tab hears the name of the group, so the question is in it.
export function titled(one, prompt) {
  const nodes = grow(prompt);
  const title = dotted(one.item.title);
  const first = nodes[0]?.localName === "p" ? nodes[0] : h("p", {});
  const heard = nodes.filter((part) => !part.matches(".table-scroll")).map((part) => part.textContent);
  first.prepend(h("b", { class: "run-in", "aria-hidden": "true" }, title), " ");
  fill(one.asked, first === nodes[0] ? nodes : [first, nodes]);
  one.name = [title, ...heard].join(" ");
  one.group?.setAttribute("aria-label", one.name);
}
