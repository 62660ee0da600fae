// What goes beyond three controls lies under one quiet "More", which opens by itself where a value needs what is in it.
import { h } from "./dom.js";
import hostSaid from "./words.json" with { type: "json" };

// parts: { node, traits }: a trait that an address, Python or the picture moves away from its start opens the fold,
// unless the room has taken the control out of it for the view that stands.
export function more(model, parts) {
  const inside = h(
    "div",
    { class: "more-inside" },
    parts.map((part) => part.node),
  );
  const node = h("details", { class: "more" }, h("summary", {}, hostSaid.more), inside);
  const isMoved = (name) => String(model.get(name)) !== String(model.get("initial")[name]);
  const openers = parts.flatMap((part) =>
    (part.traits ?? []).map((name) => {
      const open = () => {
        if (isMoved(name) && inside.contains(part.node)) node.open = true;
      };
      // A view that comes with the same address takes its controls out first.
      const soon = () => queueMicrotask(open);
      soon();
      model.on(`change:${name}`, soon);
      return () => model.off(`change:${name}`, soon);
    }),
  );
  return { node, stop: () => openers.forEach((stop) => stop()) };
}
