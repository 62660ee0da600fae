// What a reader sees of sectors, solidarity, eggs and countries: chooses the part, hands it the model, says its sentence.
import { fill, h } from "../_host/dom.js";
import { frame } from "../_host/frame.js";
import { viewTabs } from "../_host/tabs.js";
import { countriesPart } from "./countries.js";
import { eggsPart } from "./eggs.js";
import { sectorsPart } from "./sectors.js";
import { solidarityPart } from "./solidarity.js";
import { words } from "./words.js";

const partsByMode = { sectors: sectorsPart, solidarity: solidarityPart, eggs: eggsPart, countries: countriesPart };

// What moves these away from their start lies under "More".
const folded = ["sector", "tie_failure", "therapist", "religion", "acquaintances", "others"];

function render({ model, el }) {
  const compact = model.get("compact");
  const change = (values) => {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  };
  const [stage, controls, rest] = [
    h("div", { class: "stage" }),
    h("div", { class: "knobs" }),
    h("div", { class: "knobs" }),
  ];
  const made = new Map();
  const task = () => partNow().task();
  const modeNow = () => (compact ? "sectors" : model.get("mode"));
  const partNow = () =>
    made.get(modeNow()) ?? made.set(modeNow(), partsByMode[modeNow()](model, change)).get(modeNow());
  const options = Object.entries(words.mode);
  const tabs = viewTabs({ model, legend: words.modes, options, onchange: (mode) => change({ mode }) });
  tabs.node.classList.add("modes");
  const framed = frame({
    el,
    model,
    room: "modernity-sectors",
    task: task(),
    source: () => (modeNow() === "countries" ? words.source : null),
    picture: compact ? stage : [tabs.node, stage],
    controls: [controls],
    rest: compact ? null : [{ node: rest, traits: folded }],
    didactic: compact ? words.didactic.slice(0, 2) : words.didactic,
    table: () => partNow().rows(),
  });
  el.classList.toggle("compact", compact);
  let shown = null;
  const draw = () => {
    const part = partNow();
    if (part !== shown) {
      shown?.leave?.();
      shown = part;
      tabs.set(modeNow());
      fill(stage, part.picture);
      fill(controls, part.controls);
      fill(rest, part.rest);
    }
    framed.say(part.draw(), part.isPlaying?.());
    framed.task(task());
    framed.redraw();
  };
  let waiting = false;
  // A preset sets seven traits: one drawing for all of them, still in the same frame.
  const soon = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      draw();
    });
  };
  draw();
  model.on("change", soon);
  return () => {
    model.off("change", soon);
    shown?.leave?.();
    framed.stop();
  };
}

export default { render };
