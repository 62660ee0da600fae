// What the model says of the state, in words, bars and tables.
import { h } from "../_host/dom.js";
import { table } from "../_host/controls.js";
import { meanStrain, mixture, read, twoDecimals } from "./model.js";
import { poleSign } from "./plane.js";

const weightOrder = ["egoism", "altruism", "anomie", "fatalism", "balance"];

// A number would rank the milieu, and with it whoever has lived there: a place that has a name has no strain.
export function hasName(named, { cohesion, control }) {
  return named.some((one) => one.cohesion === cohesion && one.control === control);
}

export function said(words, state, ranked) {
  if (state.nowhere) return words.nowhere;
  const first = read(state.cohesion, state.control).sentence;
  if (state.mode === "one") {
    return state.tau > 0 && ranked
      ? first +
          words.meanSaid(twoDecimals(meanStrain(state.cohesion, state.control, state.tau)), twoDecimals(state.tau))
      : first;
  }
  const weights = mixture([state.cohesion, state.control], [state.cohesion2, state.control2], state.share);
  const parts = weightOrder
    .filter((pole) => weights[pole] >= 0.005)
    .map((pole) => `${pole} ${twoDecimals(weights[pole])}`);
  return [
    words.mixed(parts.join(", ")),
    words.firstRead(first),
    words.secondRead(read(state.cohesion2, state.control2).sentence),
  ].join(" ");
}

export function weightBars(words) {
  const title = h("p", { class: "bars-title" });
  const rows = weightOrder.map((pole) => {
    const [bar, amount] = [h("span", { class: `bar ${pole}` }), h("span", { class: "amount" })];
    const node = h(
      "li",
      {},
      poleSign(pole),
      h("span", { class: "name" }, words.poles[pole][0]),
      h("span", { class: "track" }, bar),
      amount,
    );
    return { pole, bar, amount, node };
  });
  const draw = (text, weights) => {
    title.textContent = text;
    for (const { pole, bar, amount, node } of rows) {
      bar.style.inlineSize = `${weights[pole] * 100}%`;
      amount.textContent = twoDecimals(weights[pole]);
      node.classList.toggle("empty", weights[pole] < 0.005);
    }
  };
  return {
    node: h(
      "div",
      { class: "bars" },
      title,
      h(
        "ul",
        {},
        rows.map(({ node }) => node),
      ),
    ),
    draw,
  };
}

export function storyOf(words, { milieu, cohesion, control, rationale, source }) {
  return [
    h("p", { class: "story-name" }, milieu),
    h("p", { class: "story-why" }, rationale),
    h(
      "p",
      { class: "story-source" },
      words.storyAt(twoDecimals(cohesion), twoDecimals(control)),
      " ",
      words.storySource(source),
    ),
  ];
}

export function stateTable(words, state, ranked) {
  if (state.nowhere)
    return table({
      caption: words.tableCaption,
      headers: words.tableHeads.one,
      rows: ["cohesion", "control", "label"].map((name) => [words.tableRows[name], words.tableRows.unplaced]),
    });
  const two = state.mode === "two";
  const readings = [
    [state.cohesion, state.control],
    [state.cohesion2, state.control2],
  ]
    .slice(0, two ? 2 : 1)
    .map((point) => ({ point, ...read(...point) }));
  const mixed = two ? mixture(readings[0].point, readings[1].point, state.share) : null;
  const row = (name, of, last) => [name, ...readings.map(of), ...(two ? [last] : [])];
  const { nothing, ...names } = words.tableRows;
  const rows = [
    row(names.cohesion, (one) => twoDecimals(one.point[0]), nothing),
    row(names.control, (one) => twoDecimals(one.point[1]), nothing),
    ...(two ? [[names.share, twoDecimals(state.share), twoDecimals(1 - state.share), "1.00"]] : []),
    ...weightOrder.map((pole) =>
      row(words.poles[pole][0], (one) => one.weights[pole].toFixed(3), mixed?.[pole].toFixed(3)),
    ),
    ...(ranked ? [row(names.strain, (one) => twoDecimals(one.strain), nothing)] : []),
    ...(ranked && !two && state.tau > 0
      ? [row(names.mean, (one) => twoDecimals(meanStrain(...one.point, state.tau)))]
      : []),
    row(names.label, (one) => one.label, nothing),
  ];
  return table({ caption: words.tableCaption, headers: words.tableHeads[state.mode], rows });
}

export function namedTable(words, named) {
  const rows = named.map(({ milieu, cohesion, control, rationale, source }) => [
    milieu,
    twoDecimals(cohesion),
    twoDecimals(control),
    read(cohesion, control).label,
    rationale,
    source,
  ]);
  return table({ caption: words.namedCaption, headers: words.namedHeads, rows });
}
