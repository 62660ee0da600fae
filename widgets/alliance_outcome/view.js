// The alliance widget on the page and in JupyterLab: it chooses the view, says in words what is seen, and draws nothing itself.
import { h } from "../_host/dom.js";
import { table } from "../_host/controls.js";
import { frame } from "../_host/frame.js";
import { viewTabs } from "../_host/tabs.js";
import { faces } from "./faces.js";
import { egger, petPeese } from "./small_studies.js";
import { drawDrawer, drawerPicture } from "./drawer_view.js";
import { forestWords } from "./forest_words.js";
import { openColumns, openRows, openPrinted } from "./datasets.js";
import { readSet, remembered, studyTable, tiltLines, MOST_REPEATED } from "./reading.js";
import { facesPicture } from "./faces_view.js";
import { CROWD, forestPlot } from "./forest.js";
import { funnelPlot } from "./funnel.js";
import { explained } from "./explain.js";
import { ownData } from "./own_data.js";
import { panel } from "./panel.js";
import { peopleView } from "./people_view.js";
import { watchWidth } from "./sheet.js";
import { facesStats, pooledStats, funnelStats } from "./figures.js";
import { PRINTED, drawNothing, drawPrinted, show } from "./unpooled.js";
import { words } from "./words.js";

function render({ model, el }) {
  const get = (name) => model.get(name);
  const put = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  /** @type {any} */
  const held = { own: null, version: 0, opened: new Map(), memory: {}, width: 0, rows: [], lines: [] };
  const own = ownData((studies, names) => {
    held.own = studies && { ...openRows(studies, names), version: (held.version += 1) };
    held.opened.delete("own");
    held.memory = {};
    put({ moderator: 0, level: 0, study: 0, out: [] });
    draw();
    return held.own ? held.own.notes : [];
  });
  const pick = (index) =>
    put({ study: index >= 0 && held.rows[index]?.id !== undefined ? held.rows[index].id + 1 : 0 });
  const views = { faces: facesPicture(), forest: forestPlot(pick), funnel: funnelPlot(pick), drawer: drawerPicture() };
  const modes = viewTabs({ model, legend: words.legend, options: words.modes, onchange: (mode) => put({ mode }) });
  const stage = h("div", { class: "stage" });
  const notice = h("p", { class: "plot-note" });
  const people = peopleView(get, put);
  const controls = panel(get, put, own, people);
  const numbers = explained();
  const parts = frame({
    el,
    model,
    room: "alliance-outcome",
    task: "",
    picture: h("div", {}, modes.node, stage, notice),
    controls: [controls.inView],
    rest: [...controls.rest, { node: numbers.node }],
    didactic: [...people.note, ...words.didactic],
    source: () =>
      ["forest", "funnel"].includes(get("mode")) ? words.data.find(([key]) => key === get("data"))[1] : null,
    table: () => (get("mode") === "people" ? people.table() : table({ ...held.table, rows: held.lines })),
  });
  const place = () => controls.place(get("mode"));
  place();
  const part = { get, held, views, stage, notice, controls, numbers, parts };
  function draw() {
    if (!held.width) return;
    const mode = get("mode");
    modes.set(mode);
    if (mode === "drawer") return drawDrawer(part, (...shown) => show(part, ...shown));
    parts.task(words.task[mode]);
    if (mode === "people") people.draw(part, show);
    else if (mode === "faces") drawFaces(part);
    else drawStudies(part, mode);
    return undefined;
  }
  let waiting = false;
  const soon = () => {
    // Reset changes a dozen traits at once: one drawing for all, still in the same frame.
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      draw();
    });
  };
  // Python may hand over other studies while the view stands.
  const anew = () => {
    held.own = null;
    held.version += 1;
    held.opened.clear();
    held.memory = {};
    soon();
  };
  model.on("change", soon);
  model.on("change:sets", anew);
  model.on("change:mode", place);
  (globalThis.requestIdleCallback ?? setTimeout)(() => get("mode") === "faces" && ahead(part));
  const unwatch = watchWidth(stage, (width) => {
    held.width = width;
    draw();
  });
  return () => {
    model.off("change", soon);
    model.off("change:sets", anew);
    model.off("change:mode", place);
    unwatch();
    parts.stop?.();
  };
}

function drawFaces(part) {
  const { get, held, views, controls, numbers, parts } = part;
  const r = get("r");
  const half = faces(r, 0.5);
  const here = faces(r, get("base_rate"));
  const scene = {
    variance: half.rSquared,
    above: 100 * here.high,
    below: 100 * here.low,
    d: half.d,
    overlap: half.overlap,
  };
  views.faces.draw(scene, held.width);
  show(part, views.faces.node, here.clipped ? words.clipped : "");
  controls.update("faces");
  const stats = facesStats(half, here, r, get("base_rate"));
  numbers.show(stats);
  held.lines = stats.map(([key, value]) => [words.stats[key][0], value]);
  held.table = { caption: words.table.caption.faces, headers: words.table.faces };
  parts.say(words.say.faces({ ...scene, base: get("base_rate"), bell: half.medianSplit }, r));
}

// A page carries the studies once: a view that shows none may have left them to its neighbours.
const setsOf = (get) =>
  get("sets") ?? globalThis.bonds?.widgets?.map((one) => one.model.get("sets")).find(Boolean) ?? {};

function setFor({ get, held }) {
  const key = get("data");
  if (key === "own" && held.own) return held.own;
  if (!held.opened.has(key)) {
    const packed = setsOf(get)[key];
    held.opened.set(
      key,
      packed && (PRINTED.includes(key) ? openPrinted(packed) : { ...openColumns(packed), version: held.version }),
    );
  }
  return held.opened.get(key);
}

function settingsOf({ get }, set, mode) {
  const settings = { key: `${get("data")}.${set.version}`, picked: get("study") - 1 };
  for (const name of ["method", "interval", "sort", "moderator", "level"]) settings[name] = get(name);
  settings.show = mode === "forest" ? get("show") : "all";
  settings.out = get("out").map((one) => one - 1);
  return settings;
}

// Pools while the reader is still reading, so that the first look at another view does not wait for it.
function ahead(part) {
  const set = setFor(part);
  if (!set || PRINTED.includes(part.get("data"))) return;
  const view = readSet(set, settingsOf(part, set, "forest"), part.held.memory);
  if (view.pooled) pooledStats(view, { interval: part.get("interval") });
}

function drawStudies(part, mode) {
  const { get, held, controls, numbers, parts } = part;
  const key = get("data");
  const set = setFor(part);
  if (!set && key !== "own") return drawNothing(part, mode, words.refused.elsewhere, words.refused.elsewhere);
  if (!set) return drawNothing(part, mode, words.own.wait, words.own.empty);
  if (PRINTED.includes(key)) return drawPrinted(part, mode, key, set);
  const settings = settingsOf(part, set, mode);
  const view = readSet(set, settings, held.memory);
  held.rows = view.rows;
  held.lines = studyTable(view.rows, words);
  held.table = { caption: `${words.table.caption.studies}: ${words.mark[key]}`, headers: words.table.studies };
  controls.update(mode, set, view);
  // What is said about rows read here stands beside the field; what came from Python has no other place.
  const note = key === "simulated" ? words.simulated : held.own ? "" : set.notes.join(" ");
  const draw = mode === "forest" ? drawForest : drawFunnel;
  const { stats, text } = draw(part, view, settings, { key, note, mark: words.mark[key] });
  numbers.show(stats);
  const row = view.rows[view.picked];
  const crossing = row && mode === "forest" ? forestWords.crossing(row, get("null")) : "";
  parts.say(text + (row ? words.say.study(row) : "") + crossing);
  return undefined;
}

function told(view, settings, key) {
  if (!view.pooled) return words.refused.few(view.live.length);
  let text = words.say.pooled(key, view.live.length, settings.method, view.pooled);
  if (view.before) text += words.say.out(view.kept.length - view.live.length, view.before.r, view.pooled.r);
  return text;
}

function drawForest(part, view, settings, { key, note, mark }) {
  const { get, held, views } = part;
  const { pooled, rows } = view;
  const scene = {
    rows,
    domain: [Math.min(view.domain[0], get("null") - 0.1), Math.max(view.domain[1], get("null") + 0.1)],
    null: get("null"),
    eyes: get("eyes"),
    picked: view.picked,
    mark,
    axis: words.axis,
    band: pooled?.band,
    bandKind: words.piKind(view.live.length),
  };
  if (pooled) scene.pooled = { ...pooled, label: words.model(settings.method) };
  show(part, views.forest.node, get("eyes") && rows.length > CROWD ? `${note} ${forestWords.noEyes}`.trim() : note);
  views.forest.draw(scene, held.width);
  let text = told(view, settings, key);
  if (settings.show !== "all" && view.live.length > MOST_REPEATED) text += words.refused.repeated(view.live.length);
  if (rows[0]?.count) {
    const values = rows.map((row) => row.at);
    text +=
      settings.show === "loo"
        ? words.say.loo(Math.min(...values), Math.max(...values), rows.find((row) => row.strong).bare)
        : words.say.cumulative(
            values[0],
            values[values.length - 1],
            view.live.filter((study) => study.year === null).length,
            view.live.length,
          );
  }
  return { stats: pooled ? pooledStats(view, settings) : [], text };
}

function drawFunnel(part, view, settings, { key, note, mark }) {
  const { held, views } = part;
  const found = remembered(held.memory, "tilt", settings, () => {
    const [r, n] = [view.live.map((study) => study.r), view.live.map((study) => study.n)];
    return view.live.length > 2 ? { ...petPeese(r, n), ...egger(r, n) } : null;
  });
  // Two studies, or all of one size, have no slope.
  const tilt = Number.isFinite(found?.slope) ? found : null;
  const studies = view.rows.map((row) => ({ z: row.z, se: row.se, out: row.out }));
  const scene = { studies, picked: view.picked, pooled: view.pooled && { z: view.pooled.mu }, mark };
  if (tilt) Object.assign(scene, tiltLines(view.live, tilt));
  views.funnel.draw(scene, held.width);
  const warning = view.pooled && view.pooled.i2 > 25 ? words.say.warning(view.pooled.i2) : "";
  show(part, views.funnel.node, `${note} ${warning}`.trim());
  const text = told(view, settings, key) + (tilt ? words.say.funnel(tilt) : "");
  return { stats: view.pooled ? funnelStats(view, tilt) : [], text };
}

export default { render };
