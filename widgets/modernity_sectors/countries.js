// The picture of two countries side by side: the signs of differentiation, each as two dots with the way they came.
import { fill, h, s } from "../_host/dom.js";
import { range, select, table } from "../_host/controls.js";
import { fixed, pair, words } from "./words.js";

const rowHigh = 58;

export function countriesPart(model, change) {
  const { years, countries } = model.get("figures");
  const drawing = s("svg", {
    viewBox: `0 0 300 ${42 + words.indicators.length * rowHigh}`,
    class: "drawing",
    "aria-hidden": "true",
  });
  const options = Object.entries(countries).map(([iso, [name]]) => [iso, name]);
  const country = (trait) =>
    select({ label: words[trait], options, value: model.get(trait), onchange: (iso) => change({ [trait]: iso }) });
  const [first, second] = [country("country_a"), country("country_b")];
  const year = range({
    label: words.year,
    min: 0,
    max: years.length - 1,
    step: 1,
    page: 2,
    value: years.indexOf(model.get("year")),
    say: (i) => years[i],
    ends: [years[0], years[years.length - 1]],
    onchange: (i) => change({ year: years[i] }),
  });
  const chosen = () => [...new Set([model.get("country_a"), model.get("country_b")])].map((iso) => countries[iso]);
  const now = () => years.indexOf(model.get("year"));
  const figuresNow = () => chosen().map(([name, ...columns]) => [name, columns.map((column) => column[now()])]);
  return {
    picture: drawing,
    controls: [
      h("div", { class: "pair" }, first.node, second.node),
      year.node,
      h("p", { class: "source" }, words.source, " ", words.since(years[0])),
    ],
    rest: null,
    draw() {
      first.set(model.get("country_a"));
      second.set(model.get("country_b"));
      year.set(now());
      fill(
        drawing,
        chosen().map(([name], lane) => nameOf(name, lane)),
        words.indicators.map((_, row) => signRow(row, chosen(), now())),
        percentAxis(),
      );
      return pair(model.get("year"), figuresNow());
    },
    task: () => words.task.countries(model.get("year")),
    rows() {
      const shown = figuresNow();
      const cell = (value) => (value === null ? words.none : fixed(value, 1));
      return table({
        caption: words.tables.countries(model.get("year")),
        headers: [words.tables.indicator, ...shown.map(([name]) => name)],
        rows: words.indicators.map((label, row) => [label, ...shown.map(([, values]) => cell(values[row]))]),
      });
    },
  };
}

function percentAxis() {
  const y = 28 + (words.indicators.length - 1) * rowHigh + 64;
  return [0, 50, 100].map((value) =>
    s("text", { class: "tick", x: 46 + 2.08 * value, y, "text-anchor": "middle" }, `${value} %`),
  );
}

function nameOf(name, lane) {
  const x = lane === 0 ? 8 : 158;
  return [countryMark(lane, x, 10, "large"), s("text", { class: "label", x: x + 12, y: 15 }, name)];
}

function countryMark(lane, x, y, kind) {
  const r = kind === "small" ? 2 : 5.5;
  if (lane === 0) return s("circle", { class: "first", cx: x, cy: y, r });
  return s("path", {
    class: "second",
    d: `M ${x} ${y - r - 1} l ${r + 1} ${r + 1} l ${-r - 1} ${r + 1} l ${-r - 1} ${-r - 1} Z`,
  });
}

function signRow(row, chosen, now) {
  const top = 28 + row * rowHigh;
  const across = (value) => 46 + 2.08 * value;
  const lanes = chosen.map(([, ...columns], lane) => {
    const y = top + 24 + 15 * lane;
    const [value, before] = [columns[row][now], columns[row].slice(0, now + 1).findIndex((x) => x !== null)];
    if (value === null) return s("text", { class: "tick", x: 46, y: y + 4.5 }, words.none);
    const start = columns[row][before];
    const rising = value >= start;
    const said = { x: across(value) + (rising ? 11 : -11), y: y + 4.5, "text-anchor": rising ? "start" : "end" };
    return [
      s("line", { class: `trail lane-${lane}`, x1: across(start), x2: across(value), y1: y, y2: y }),
      before < now ? countryMark(lane, across(start), y, "small") : null,
      countryMark(lane, across(value), y, "large"),
      s("text", { class: "value", ...said }, fixed(value, 1)),
    ];
  });
  return [
    s("line", { class: "grid", x1: 46, x2: 254, y1: top + 49, y2: top + 49 }),
    s("text", { class: "label", x: 0, y: top + 10 }, words.indicators[row]),
    lanes,
  ];
}
