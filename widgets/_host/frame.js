// The one frame of all widgets: task, picture, sentence, controls, quiet footer.
import { fill, h, live, voice } from "./dom.js";
import { button } from "./controls.js";
import { more } from "./more.js";
import { takeRow } from "./take.js";

const frameWords = {
  didactic: "This is a teaching model",
  copy: "Copy link",
  copied: "Link copied",
  notCopied: "Copy this address:",
  reset: "Reset",
  table: "Show as table",
  licence: "CC BY 4.0",
  model: "a teaching model of this book; its numbers are chosen, not measured",
};

/** @param {FrameOptions} options */
export function frame({ el, model, room, task, picture, controls, rest, didactic, table, source, onreset }) {
  el.classList.add("bonds", room);
  const told = h("p", { class: "task" }, task);
  const said = h("p", { class: "said" });
  const heard = voice();
  const rows = h("div", { class: "as-table" });
  const shown = h("div", { class: "picture" }, picture);
  const take = takeRow({
    box: () => shown,
    tables: () => (showTable(), [...rows.querySelectorAll("table")]),
    about: () => ({
      title: told.textContent,
      said: said.textContent,
      source: source?.() ?? frameWords.model,
      licence: frameWords.licence,
      address: model.get("link"),
      name: `bonds-${el.id || room}`,
    }),
  });
  const open = h("details", { class: "table-details" }, h("summary", {}, frameWords.table), rows, take);
  const showTable = () => open.open && fill(rows, table());
  open.addEventListener("toggle", showTable);
  const about = h(
    "details",
    { class: "didactic" },
    h("summary", {}, frameWords.didactic),
    h(
      "ul",
      {},
      didactic.map((line) => h("li", {}, line)),
    ),
  );
  const fold = rest ? more(model, [...rest, { node: about }]) : null;
  const footer = h(
    "div",
    { class: "frame-footer" },
    fold?.node ?? about,
    open,
    linkButton(model),
    resetButton(model, onreset),
  );
  el.replaceChildren(
    h(
      "div",
      { class: "frame", "bonds-tell": (event) => heard.say(event.detail) },
      told,
      shown,
      said,
      heard.node,
      h("div", { class: "controls" }, controls),
      footer,
    ),
  );
  // What plays by itself is seen at every step and heard when it rests.
  const say = (text, unheard = false) => {
    if (said.textContent === text) return;
    const moved = said.textContent !== "";
    said.textContent = text;
    showTable();
    if (moved && !unheard) heard.say(text);
  };
  const stop = printed(fold ? [open, fold.node] : [open], showTable);
  return {
    say,
    task: (text) => {
      told.textContent = text;
    },
    redraw: showTable,
    // For a state that says "below" of what is folded.
    unfold: () => {
      if (fold) fold.node.open = true;
    },
    footer,
    stop: () => {
      heard.stop();
      fold?.stop();
      stop();
    },
  };
}

function linkButton(model) {
  // Only the page has an address of its own to copy; in JupyterLab `link` does not exist.
  if (!model.get("link")) return null;
  const where = live("span", { class: "copied" });
  const copy = button({
    label: frameWords.copy,
    onclick: async () => {
      const address = model.get("link");
      try {
        await navigator.clipboard.writeText(address);
        where.textContent = frameWords.copied;
      } catch {
        const field = h("input", { type: "text", readonly: true, value: address, "aria-label": frameWords.notCopied });
        fill(where, frameWords.notCopied, " ", field);
        field.select();
      }
    },
  });
  return h("span", { class: "copy-link" }, copy.node, where);
}

function resetButton(model, onreset) {
  const reset = () => {
    for (const [name, value] of Object.entries(model.get("initial"))) model.set(name, value);
    onreset?.();
    model.save_changes();
  };
  return button({ label: frameWords.reset, onclick: reset }).node;
}

function printed(folds, showTable) {
  // On paper the table says what the picture showed, and nothing is folded.
  let before = [];
  const enter = () => {
    before = folds.map((fold) => fold.open);
    for (const fold of folds) fold.open = true;
    showTable();
  };
  const leave = () => folds.forEach((fold, i) => (fold.open = before[i]));
  window.addEventListener("beforeprint", enter);
  window.addEventListener("afterprint", leave);
  return () => {
    window.removeEventListener("beforeprint", enter);
    window.removeEventListener("afterprint", leave);
  };
}
