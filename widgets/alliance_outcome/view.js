// The alliance widget on the page and in JupyterLab: it chooses the view, says in words what is seen, and draws nothing itself.
import { h, fill } from "../_host/dom.js";
import { table } from "../_host/controls.js";
import { frame } from "../_host/frame.js";
import { viewTabs } from "../_host/tabs.js";
import { faces } from "./faces.js";
import { egger, petPeese } from "./small_studies.js";
import { openColumns, openRows, openPrinted } from "./datasets.js";
import { readSet, remembered, studyTable, domainOf, tiltLines, MOST_REPEATED } from "./reading.js";
import { facesPicture } from "./faces_view.js";
import { forestPlot } from "./forest.js";
import { funnelPlot } from "./funnel.js";
import { explained } from "./explain.js";
import { ownData } from "./own_data.js";
import { panel } from "./panel.js";
import { peopleView } from "./people_view.js";
import { watchWidth } from "./sheet.js";
import { facesStats, pooledStats, funnelStats } from "./figures.js";
import { words, short } from "./words.js";

const PRINTED = ["published", "family"];

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
  const views = { faces: facesPicture(), forest: forestPlot(pick), funnel: funnelPlot(pick) };
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
    task: words.task[get("mode")],
    picture: h("div", {}, modes.node, stage, notice),
    controls: [controls.inView],
    rest: [...controls.rest, { node: numbers.node }],
    didactic: [...people.note, ...words.didactic],
    table: () => (get("mode") === "people" ? people.table() : table({ ...held.table, rows: held.lines })),
  });
  const place = () => controls.place(get("mode"));
  place();
  const part = { get, held, views, stage, notice, controls, numbers, parts };
  function draw() {
    if (!held.width) return;
    const mode = get("mode");
    modes.set(mode);
    parts.task(words.task[mode]);
    if (mode === "people") people.draw(part, show);
    else if (mode === "faces") drawFaces(part);
    else drawStudies(part, mode);
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

function show({ stage, notice }, node, note) {
  if (stage.firstChild !== node) fill(stage, node);
  notice.textContent = note ?? "";
  notice.hidden = !note;
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

function setFor({ get, held }) {
  const key = get("data");
  if (key === "own" && held.own) return held.own;
  if (!held.opened.has(key)) {
    const packed = get("sets")[key];
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
  parts.say(text + (view.picked >= 0 ? words.say.study(view.rows[view.picked]) : ""));
  return undefined;
}

function drawNothing(part, mode, instead, text) {
  const { held, controls, numbers, parts } = part;
  held.rows = held.lines = [];
  held.table = { caption: words.table.caption.studies, headers: words.table.studies };
  show(part, h("p", { class: "empty" }, instead));
  parts.unfold();
  controls.update(mode, null, null);
  numbers.show([]);
  parts.say(text);
}

function drawPrinted(part, mode, key, rows) {
  const { held, views, controls, numbers, parts } = part;
  if (mode === "funnel") return drawNothing(part, mode, words.refused.funnel, words.refused.noFunnel);
  held.rows = rows.map((row) => ({
    ...row,
    text: row.range
      ? `${short(row.low)} to ${short(row.high)}`
      : row.low === null
        ? short(row.at)
        : words.interval(row),
  }));
  show(part, views.forest.node, words.refused[key]);
  views.forest.draw(
    {
      rows: held.rows,
      domain: domainOf(rows, null),
      stacked: true,
      picked: -1,
      mark: words.mark[key],
      axis: words.axis,
    },
    held.width,
  );
  controls.update(mode, null, null);
  numbers.show([]);
  held.lines = held.rows
    .filter((row) => !row.heading)
    .map((row) => [
      row.name,
      row.group,
      short(row.at ?? NaN),
      row.low === null
        ? words.notPrinted
        : `${short(row.low)} to ${short(row.high)}${row.range ? ` (${words.ends})` : ""}`,
      row.side,
    ]);
  held.table = { caption: words.table.caption.refused, headers: words.table.refused };
  parts.say(words.say.refused[key](held.lines.length));
  return undefined;
}

function told(view, settings, key) {
  if (!view.pooled) return words.refused.few(view.live.length);
  let text = words.say.pooled(key, view.live.length, settings.method, view.pooled);
  if (view.before) text += words.say.out(view.kept.length - view.live.length, view.before.r, view.pooled.r);
  return text;
}

function drawForest(part, view, settings, { key, note, mark }) {
  const { held, views } = part;
  const { pooled, rows } = view;
  const scene = {
    rows,
    domain: view.domain,
    picked: view.picked,
    mark,
    axis: words.axis,
    band: pooled?.band,
    bandKind: words.piKind(view.live.length),
  };
  if (pooled) scene.pooled = { ...pooled, label: words.model(settings.method) };
  show(part, views.forest.node, note);
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
