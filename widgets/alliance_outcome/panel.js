// The controls of each view, in reading order; those that depend on the chosen studies are built again when these change.
import { h, fill } from "../_host/dom.js";
import { range, select, radios, button, toggle } from "../_host/controls.js";
import { drawerControls } from "./drawer_controls.js";
import { forestWords } from "./forest_words.js";
import { sortOf } from "./reading.js";
import { words, short, plain } from "./words.js";

// put({ trait: value }) changes the model; set is the opened data set.
export function panel(get, put, ownNode, people) {
  const controls = chosen(get, put);
  const drawer = drawerControls(get, put);
  const slots = { filter: h("div", {}), study: h("div", {}), actions: h("p", { class: "actions" }) };
  const made = { filter: "", study: "" };
  const look = h("div", {}, slots.study, slots.actions);
  const inView = h("div", { class: "group" });
  // In reading order; what a view needs at hand is taken out of the fold while it stands.
  const rest = [
    { node: controls.r.node },
    { node: controls.base_rate.node },
    { node: controls.data.node, traits: ["data"] },
    { node: ownNode },
    { node: slots.filter, traits: ["moderator", "level"] },
    { node: look, traits: ["study", "out"] },
    { node: controls.sort.node, traits: ["sort"] },
    { node: controls.method.node, traits: ["method"] },
    { node: controls.interval.node, traits: ["interval"] },
    { node: controls.show.node, traits: ["show"] },
    ...people.rest,
    { node: controls.estimator.node },
    { node: controls.null.node, traits: ["null"] },
    { node: controls.eyes.node, traits: ["eyes"] },
    ...drawer.rest,
  ];
  const ofPeople = people.rest.map(({ node }) => node);
  const atHand = {
    people: [],
    faces: [controls.r.node, controls.base_rate.node],
    forest: [controls.method.node],
    funnel: [look],
    drawer: drawer.atHand,
  };
  // What serves one view alone; all else is about studies.
  const alone = { people: ofPeople, faces: atHand.faces, drawer: drawer.rest.map(({ node }) => node) };
  const isAbout = (node, mode) =>
    mode in alone ? alone[mode].includes(node) : !Object.values(alone).some((nodes) => nodes.includes(node));
  const outButton = button({ label: "", onclick: () => put({ out: turned(get("out"), get("study")) }) });
  const backButton = button({
    label: "",
    onclick: () => {
      // It hides itself, and a focus on nothing is lost.
      outButton.node.focus();
      if (document.activeElement !== outButton.node) controls.data.node.querySelector("select").focus();
      put({ out: [] });
    },
  });
  const byYear = controls.sort.node.querySelector("[value=year]");
  const parts = { get, put, controls, slots, made, look, outButton, backButton, ownNode, byYear };
  let fold;
  return {
    inView,
    rest,
    place(mode) {
      fold ??= controls.data.node.parentElement;
      const folded = rest.map(({ node }) => node).filter((node) => !atHand[mode].includes(node));
      fold.prepend(...folded);
      fill(inView, atHand[mode]);
    },
    update(mode, set, view) {
      for (const { node } of rest) node.hidden = !isAbout(node, mode);
      for (const [trait, control] of Object.entries(controls)) control.set(get(trait));
      drawer.set();
      if (!(mode in alone)) updateStudies(parts, mode, set, view);
    },
  };
}

// The controls that stand whatever studies are chosen, by the trait that each changes.
function chosen(get, put) {
  const say = words.controls;
  const plainly = (make, trait, label, options) =>
    make({ label, legend: label, options, value: get(trait), onchange: (value) => put({ [trait]: value }) });
  const fresh0 = { moderator: 0, level: 0, study: 0, out: [] };
  return {
    r: range({
      label: say.r,
      min: -0.9,
      max: 0.9,
      step: 0.001,
      page: 0.1,
      number: true,
      ends: [short(-0.9, 1), short(0.9, 1)],
      value: get("r"),
      say: (x) => short(x, 3).replace(/0$/, ""),
      onchange: (r) => put({ r }),
    }),
    base_rate: range({
      label: say.base,
      min: 0.05,
      max: 0.95,
      step: 0.01,
      page: 0.1,
      ends: ["5 %", "95 %"],
      value: get("base_rate"),
      say: (x) => `${plain(100 * x, 0)} %`,
      onchange: (base) => put({ base_rate: base }),
    }),
    data: select({
      label: say.data,
      options: words.data,
      value: get("data"),
      onchange: (data) => put({ ...fresh0, data }),
    }),
    sort: plainly(select, "sort", say.sort, words.sorts),
    ...truthModels(get, put),
    null: range({
      label: forestWords.line,
      min: -0.3,
      max: 0.5,
      step: 0.01,
      page: 0.1,
      value: get("null"),
      say: forestWords.lineSaid,
      onchange: (r) => put({ null: r }),
    }),
    eyes: toggle({ label: forestWords.eyes, value: get("eyes"), onchange: (on) => put({ eyes: on }) }),
    interval: plainly(radios, "interval", say.interval, words.intervals),
    show: plainly(select, "show", say.show, words.shows),
  };
}

// One truth or many; how the spread of many is estimated is a finer question.
function truthModels(get, put) {
  const estimator = select({
    label: forestWords.estimator,
    options: forestWords.estimators,
    value: "REML",
    onchange: (method) => put({ method }),
  });
  const method = radios({
    legend: forestWords.model,
    options: forestWords.models,
    onchange: (one) => put({ method: one === "FE" ? one : estimator.node.querySelector("select").value }),
  });
  method.node.classList.add("in-line");
  return {
    method: { node: method.node, set: (one) => method.set(one === "FE" ? one : "many") },
    estimator: { node: estimator.node, set: () => get("method") !== "FE" && estimator.set(get("method")) },
  };
}

function turned(out, study) {
  if (out.includes(study)) return out.filter((one) => one !== study);
  return out.length < words.mostOut ? [...out, study] : out;
}

function updateStudies(
  { get, put, controls, slots, made, look, outButton, backButton, ownNode, byYear },
  mode,
  set,
  view,
) {
  const pooled = Boolean(view);
  ownNode.hidden = get("data") !== "own";
  for (const name of ["method", "interval"]) controls[name].node.hidden = !pooled;
  controls.estimator.node.hidden = !pooled || get("method") === "FE";
  for (const name of ["null", "eyes"]) controls[name].node.hidden = !pooled || mode !== "forest";
  for (const name of ["sort", "show"])
    controls[name].node.hidden = !pooled || mode !== "forest" || (name === "sort" && get("show") === "cumulative");
  slots.filter.hidden = !pooled || set.moderators.length === 0;
  look.hidden = !pooled;
  if (!pooled) return;
  if (view.dated) controls.sort.node.querySelector("select").append(byYear);
  else byYear.remove();
  controls.sort.set(sortOf(get("sort"), view.dated));
  const say = words.controls;
  const order = view.rows.map((row) => row.id + 1);
  const key = `${get("data")}.${set.version}`;
  if (made.filter !== key) {
    made.filter = key;
    made.lens = select({
      label: say.filter,
      options: filterOptions(set),
      value: "0.0",
      onchange: (value) => {
        const [moderator, level] = value.split(".").map(Number);
        put({ moderator, level, study: 0 });
      },
    });
    fill(slots.filter, made.lens.node);
  }
  made.lens.set(view.filter);
  made.order = order;
  made.names = view.rows;
  if (made.study !== `${key}.${order.length}`) {
    made.study = `${key}.${order.length}`;
    made.look = range({
      label: say.study,
      min: 0,
      max: order.length,
      step: 1,
      page: 10,
      value: 0,
      say: (i) => (i ? `${made.names[i - 1].bare ?? made.names[i - 1].name}, r ${made.names[i - 1].text}` : say.none),
      onchange: (i) => put({ study: i ? made.order[i - 1] : 0 }),
    });
    fill(slots.study, made.look.node);
  }
  made.look.set(view.picked + 1);
  const study = set.studies[get("study") - 1];
  const gone = get("out").length;
  outButton.set(study ? (get("out").includes(get("study")) ? say.back : say.out)(study.name) : say.pickFirst);
  outButton.node.disabled = !study;
  backButton.set(say.allBack(gone));
  backButton.node.hidden = gone === 0;
  if (!slots.actions.firstChild) fill(slots.actions, outButton.node, backButton.node);
}

function filterOptions({ moderators }) {
  const options = moderators.flatMap(({ name, values }, i) =>
    values.map((value, j) => [`${i + 1}.${j}`, `${name}: ${value}`]),
  );
  return [["0.0", words.controls.everything], ...options];
}
