// The tabs of a room: the views that its chapter teaches, and any that an address or Python opened beside them.
import { radios } from "./controls.js";

export function viewTabs({ model, legend, options, onchange }) {
  const choice = radios({ legend, options, value: model.get("mode"), onchange });
  // What the tabs say needs no heading above them; it is named for whoever hears it.
  choice.node.querySelector("legend").className = "heard";
  const inputs = [...choice.node.querySelectorAll("input")];
  const opened = new Set();
  const set = (mode) => {
    opened.add(mode);
    const taught = model.get("views") ?? [];
    const isShown = (key) => taught.length === 0 || taught.includes(key) || opened.has(key);
    for (const input of inputs) {
      // Not every browser's arrow keys pass over a choice that is merely unseen.
      input.disabled = !isShown(input.value);
      input.parentElement.hidden = input.disabled;
    }
    // One view is no choice.
    choice.node.hidden = inputs.filter((input) => !input.disabled).length < 2;
    choice.set(mode);
  };
  set(model.get("mode"));
  return { node: choice.node, set };
}
