// The list of statistics: each a native disclosure with a sentence and, one step further, its formula.
import { h, fill } from "../_host/dom.js";
import { words } from "./words.js";

export function explained() {
  const made = new Map();
  const list = h("div", { class: "stats" });
  const node = h("section", { class: "explained" }, h("p", { class: "stats-title" }, words.statsTitle), list);
  let shown = "";
  return {
    node,
    // items: [key, value], in reading order
    show(items) {
      const keys = items.map(([key]) => key).join();
      for (const [key, value] of items) {
        if (!made.has(key)) made.set(key, entry(key));
        const cell = made.get(key).value;
        if (cell.textContent !== value) cell.textContent = value;
      }
      if (keys !== shown)
        fill(
          list,
          items.map(([key]) => made.get(key).node),
        );
      shown = keys;
      node.hidden = items.length === 0;
    },
  };
}

function entry(key) {
  const [name, meaning, formula] = words.stats[key];
  const value = h("span", { class: "stat-value" });
  const more = h("details", { class: "stat-formula" }, h("summary", {}, words.formula), h("p", {}, formula));
  const node = h("details", { class: "stat" }, h("summary", {}, h("span", {}, name), value), h("p", {}, meaning), more);
  return { node, value };
}
