// What a reader sees of sectors, solidarity, eggs and countries: chooses the part, hands it the model, says its sentence.
import { fill, h } from "../_host/dom.js";
import { radios } from "../_host/controls.js";
import { frame } from "../_host/frame.js";
import { countriesPart } from "./countries.js";
import { eggsPart } from "./eggs.js";
import { sectorsPart } from "./sectors.js";
import { solidarityPart } from "./solidarity.js";
import { words } from "./words.js";

const partsByMode = { sectors: sectorsPart, solidarity: solidarityPart, eggs: eggsPart, countries: countriesPart };

const twoColumns = 700;

function render({ model, el }) {
  const compact = model.get("compact");
  const change = (values) => {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  };
  const [picture, side] = [h("div", {}), h("div", { class: "side" })];
  const [stage, controls, made] = [h("div", { class: "stage" }, picture), h("div", { class: "knobs" }), new Map()];
  const task = () => words.task[modeNow()];
  const modeNow = () => (compact ? "sectors" : model.get("mode"));
  const partNow = () =>
    made.get(modeNow()) ?? made.set(modeNow(), partsByMode[modeNow()](model, change)).get(modeNow());
  const tabs = radios({
    legend: words.modes,
    options: Object.entries(words.mode),
    value: modeNow(),
    onchange: (mode) => change({ mode }),
  });
  tabs.node.classList.add("modes");
  const framed = frame({
    el,
    model,
    room: "modernity-sectors",
    task: task(),
    picture: compact ? stage : [tabs.node, stage],
    controls: [controls, side],
    didactic: compact ? words.didactic.slice(0, 2) : words.didactic,
    table: () => partNow().rows(),
  });
  el.classList.toggle("compact", compact);
  let shown = null;
  const draw = () => {
    const part = partNow();
    if (part !== shown) {
      shown = part;
      tabs.set(modeNow());
      fill(picture, part.picture);
      fill(side, part.side);
      fill(controls, part.controls);
      framed.task(task());
    }
    framed.say(part.draw());
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
  // On a phone what the picture means in numbers would push the controls out of sight: there it comes after them.
  const resized = new ResizeObserver(() => (el.clientWidth < twoColumns ? controls.after(side) : stage.append(side)));
  resized.observe(el);
  return () => {
    resized.disconnect();
    model.off("change", soon);
    framed.stop();
  };
}

export default { render };
