// The typology as a reader sees and touches it: plane, sentence, controls; the theory is in model.js.
import { counted, h, fill } from "../_host/dom.js";
import { frame } from "../_host/frame.js";
import { mixture, read, towards, twoDecimals } from "./model.js";
import { typologyWords } from "./words.js";
import { plane } from "./plane.js";
import { curves } from "./curves.js";
import { levers } from "./levers.js";
import { hasName, namedTable, said, stateTable, storyOf, weightBars } from "./readings.js";

const watched = ["mode", "cohesion", "control", "cohesion2", "control2", "share", "tau", "milieus", "milieu"];
const nobody = [];
function render({ model, el }) {
  const words = typologyWords;
  const named = model.get("named");
  // A link from before may name a milieu that is for exercises now: it stays in view, the others are not drawn.
  const drawn = named.filter((one) => one.on_plane || one.id === model.get("milieu"));
  let muted = false;
  let placed = false;
  const now = () => {
    const state = Object.fromEntries(watched.map((name) => [name, model.get(name)]));
    return { ...state, nowhere: !placed && isNowhere(state) };
  };
  const put = (values) => {
    // Two coordinates that change together are one change to look at.
    muted = true;
    placed ||= "cohesion" in values || "control" in values;
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    muted = false;
    model.save_changes();
    draw();
  };
  const pick = (id) => {
    const place = named.find((one) => one.id === id);
    put(place ? { milieu: id, cohesion: place.cohesion, control: place.control } : { milieu: "none" });
  };
  const story = storyBox(words, named);
  const square = plane({
    poles: words.poles,
    onmove: (i, cohesion, control) => put(i ? { cohesion2: cohesion, control2: control } : { cohesion, control }),
    onpick: pick,
    onhover: (id) => story.hover(id, now()),
  });
  const bars = weightBars(words);
  const chart = curves({ words });
  const controls = levers({ words, model, put, pick, named: drawn, storyId: story.node.id });
  const parts = {
    words,
    named,
    drawn,
    square,
    bars,
    chart,
    controls,
    story,
    noData: h("p", { class: "no-data" }, words.noData),
  };
  const onreset = () => {
    placed = false;
    draw();
  };
  const shown = framed({ el, model, parts, now, onreset });
  const untouched = () => ["cohesion", "control"].every((name) => model.get(name) === model.get("initial")[name]);
  const draw = () => muted || paint(parts, shown, now(), untouched());
  // What comes from elsewhere, as a reset does, takes the marker off the middle again.
  const moved = () => {
    placed &&= muted;
    draw();
  };
  model.on("change", moved);
  moved();
  return () => {
    model.off("change", moved);
    for (const part of [shown, square, chart]) part.stop();
  };
}

function framed({ el, model, parts, now, onreset }) {
  const { words, named, drawn, square, bars, chart, controls, story, noData } = parts;
  const { mode, cohesion, control, cohesion2, control2, share, tau, milieus, milieu } = controls;
  let names = null;
  const namedOnce = () => (names ??= namedTable(words, drawn));
  const shown = frame({
    el,
    model,
    room: "suicide-typology",
    task: words.task.one,
    picture: h("div", { class: "stage" }, square.node, h("p", { class: "caption" }, words.caption)),
    controls: [story.node, ...[cohesion, control, milieus, milieu].map((part) => part.node)],
    rest: [
      { node: mode.node, traits: ["mode"] },
      { node: cohesion2.node, traits: ["cohesion2"] },
      { node: control2.node, traits: ["control2"] },
      { node: share.node, traits: ["share"] },
      { node: tau.node, traits: ["tau"] },
      { node: chart.node },
      { node: bars.node },
    ],
    didactic: words.didactic,
    onreset,
    table: () => {
      const state = now();
      return h("div", {}, stateTable(words, state, !isNamed(named, state)), state.milieus ? namedOnce() : null);
    },
  });
  // Beside the footer, where it moves nothing that a hand is on.
  shown.footer.prepend(noData);
  return shown;
}

// Until somebody has placed something no marker stands in the middle, where it would be an answer that nobody gave.
const isNowhere = (state) =>
  state.mode === "one" && !state.cohesion && !state.control && !state.tau && state.milieu === "none";

function isNamed(named, state) {
  const second = { cohesion: state.cohesion2, control: state.control2 };
  return hasName(named, state) || (state.mode === "two" && hasName(named, second));
}

function paint({ words, named, drawn, square, bars, chart, controls, story, noData }, shown, state, untouched) {
  const two = state.mode === "two";
  const points = [
    [state.cohesion, state.control],
    [state.cohesion2, state.control2],
  ].slice(0, two ? 2 : Number(!state.nowhere));
  const ranked = !isNamed(named, state);
  const differ = !two && state.tau > 0 && ranked;
  const sides = two || state.nowhere ? [] : towards(...points[0]);
  square.draw({ points, named: state.milieus ? drawn : nobody, chosen: state.milieu, towards: sides });
  for (const [name, control] of Object.entries(controls)) control.set(state[name]);
  for (const name of ["cohesion", "control"]) controls[name].set(state.nowhere ? null : state[name]);
  for (const name of ["cohesion2", "control2", "share"]) controls[name].node.hidden = !two;
  controls.tau.node.hidden = two;
  controls.milieu.node.hidden = !state.milieus;
  chart.node.hidden = !differ;
  if (differ) chart.draw({ ...state, say: twoDecimals });
  noData.hidden = !points.some(([, control]) => control > 0);
  bars.node.hidden = state.nowhere;
  if (!state.nowhere)
    bars.draw(words.weights[state.mode], two ? mixture(points[0], points[1], state.share) : read(...points[0]).weights);
  story.draw(state);
  const chosen = ranked ? null : named.find((one) => one.id === state.milieu);
  shown.task(two || (untouched && !sides.length) ? words.task[state.mode] : words.heading(sides, chosen?.on_plane));
  shown.say(said(words, state, ranked));
}

function storyBox(words, named) {
  const serial = counted();
  const node = h("div", { class: "story", id: `typology-story-${serial}` });
  let hovered = null;
  const draw = (state) => {
    const place = named.find((one) => one.id === (hovered ?? state.milieu));
    node.hidden = !state.milieus;
    fill(node, place ? storyOf(words, place) : h("p", { class: "hint" }, words.hint));
  };
  const hover = (id, state) => {
    if (id === hovered) return;
    hovered = id;
    draw(state);
  };
  return { node, draw, hover };
}

export default { render };
