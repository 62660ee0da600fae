// What comes after a try: the answer, the address, once more.
import { fill, h, live } from "../../_host/dom.js";
import { words } from "./words.js";

export function linksOf({ model, item, kind }, { reveal, again }) {
  const link = (label, onclick) =>
    h("button", { type: "button", class: "link", onclick }, label, h("span", { class: "heard" }, `: ${item.title}`));
  // What was pressed stays while it has the focus, so that nobody loses the place.
  const shown = link(h("span", {}), () => {
    const pressed = shown.textContent;
    reveal();
    shown.classList.toggle("spent", shown.textContent === pressed);
  });
  // It goes, and the focus with it to where the answer is given.
  const anew = link(words.again, () => {
    again();
    node.closest("form").querySelector("input, textarea").focus();
  });
  const address = model.get("link");
  const node = h(
    "div",
    { class: "links", hidden: true },
    kind.reveal ? shown : null,
    anew,
    // The last, so that it stands where it stood before.
    address ? copyLink(address, link) : null,
  );
  return {
    node,
    renew: () => shown.classList.remove("spent"),
    show: ({ tried, done, seen, stands }) => {
      node.hidden = !tried;
      const label = done || (seen && kind.shownInPlace) ? (kind.more ?? "") : stands && !seen ? "" : words.show;
      const told = shown.firstChild.textContent;
      shown.classList.toggle("spent", !label || (shown.classList.contains("spent") && told === label));
      if (label) fill(shown.firstChild, label);
      anew.hidden = !(done || (seen && !kind.after?.())) || item.kind === "reflection";
    },
  };
}

function copyLink(address, link) {
  const where = live("span", {});
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      fill(where, words.copied);
    } catch {
      const field = h("input", { type: "text", readonly: true, value: address, "aria-label": words.address });
      fill(where, field);
      field.select();
    }
  };
  return h("span", { class: "copy-link" }, link(words.copy, copy), where);
}
