// Two steps of help, one after the other; how many were opened is kept with the try.
import { fill, h } from "../../_host/dom.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

export function hintsOf(item, say) {
  const texts = item.hints ?? [];
  const shown = h("div", { class: "hints" });
  let opened = 0;
  let used = 0;
  const label = () => words.hints[Number(opened > 0)];
  const link = h("button", { type: "button", class: "link hint-link", onclick: () => open() }, label());
  const open = () => {
    if (opened >= texts.length) return;
    const line = h("p", {}, h("b", {}, `${label()}.`), " ", grow(texts[opened]));
    shown.append(line);
    opened += 1;
    used = Math.max(used, opened);
    say(line.textContent);
    fill(link, label());
    link.classList.toggle("spent", opened >= texts.length);
  };
  const close = () => {
    opened = 0;
    fill(shown);
    fill(link, label());
    link.classList.remove("spent");
  };
  return {
    shown,
    link: texts.length ? link : null,
    count: () => used,
    // For the next scene: what was used stays counted.
    close,
    reset: () => ((used = 0), close()),
  };
}
