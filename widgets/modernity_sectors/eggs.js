// The picture of eggs in one basket: shares as eggs, and the chance of losing all of them against their number.
import { fill, h, s } from "../_host/dom.js";
import { button, range, table } from "../_host/controls.js";
import { allLost, concentration } from "./model.js";
import { basket, fixed, odds, percent, words } from "./words.js";

const mostEggs = 8;
const letters = "ABCDEFGH";
const plot = { left: 74, top: 138, width: 126, height: 106, floor: -9 };

export function eggsPart(model, change) {
  const [eggs, chart, values] = [s("g", {}), s("g", {}), h("dl", { class: "readings" })];
  const chance = (trait) =>
    range({
      label: words[trait],
      min: 0,
      max: 1,
      step: 0.01,
      page: 0.1,
      value: model.get(trait),
      say: percent,
      onchange: (x) => change({ [trait]: x }),
    });
  const chances = Object.fromEntries(["tie_failure", "correlation", "shock"].map((trait) => [trait, chance(trait)]));
  const count = range({
    label: words.eggsCount,
    min: 1,
    max: mostEggs,
    step: 1,
    page: 2,
    value: model.get("weights").length,
    say: String,
    onchange: (n) => change({ weights: Array.from({ length: n }, (_, i) => model.get("weights")[i] ?? 1) }),
  });
  const weights = Array.from({ length: mostEggs }, (_, i) => weightControl(i, model, change));
  const even = button({ label: words.even, onclick: () => change({ weights: model.get("weights").map(() => 1) }) });
  return {
    picture: s("svg", { viewBox: "0 0 300 274", class: "drawing", "aria-hidden": "true" }, eggs, chart),
    controls: [count.node, chances.correlation.node, chances.shock.node],
    rest: [
      values,
      h(
        "div",
        { class: "weights" },
        weights.map((one) => one.node),
      ),
      even.node,
      chances.tie_failure.node,
    ],
    draw() {
      const now = eggState(model);
      count.set(now.weights.length);
      for (const [trait, control] of Object.entries(chances)) control.set(model.get(trait));
      weights.forEach((one, i) => {
        one.node.hidden = i >= now.weights.length;
        if (!one.node.hidden) one.set(now.weights[i]);
      });
      fill(eggs, eggRow(now.weights));
      fill(chart, curves(now));
      fill(
        values,
        eggReadings(now).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      );
      return basket(now.weights, now.q, now.r, now.shock);
    },
    task: () =>
      words.task.eggs(eggState(model).weights.length, fixed(concentration(eggState(model).weights).effective_ties, 1)),
    rows() {
      const now = eggState(model);
      const [caption, headers] = words.tables.eggs;
      const shares = now.weights.map((weight, i) => [letters[i], percent(weight / sumOf(now.weights))]);
      const lost = [
        [now.q, 0, 0],
        [now.q, now.r, 0],
        [now.q, now.r, now.shock],
      ];
      const chancesNow = lost.map(([q, r, shock], i) => [
        words.curves[i],
        odds(allLost(q, now.weights.length, r, shock)),
      ]);
      return table({ caption, headers, rows: [...shares, ...eggReadings(now), ...chancesNow] });
    },
  };
}

function weightControl(i, model, change) {
  return range({
    label: words.weight(letters[i]),
    min: 1,
    max: 10,
    step: 1,
    page: 3,
    value: model.get("weights")[i] ?? 1,
    say: (x) => {
      const others = model.get("weights").filter((_, j) => j !== i);
      return words.weightSays(fixed((100 * x) / (x + sumOf(others)), 0));
    },
    onchange: (x) => change({ weights: model.get("weights").map((old, j) => (j === i ? x : old)) }),
  });
}

function sumOf(weights) {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function eggState(model) {
  return {
    weights: model.get("weights"),
    q: model.get("tie_failure"),
    r: model.get("correlation"),
    shock: model.get("shock"),
  };
}

function eggReadings({ weights, r }) {
  const found = concentration(weights, r);
  return [
    [words.eggReadings.herfindahl, fixed(found.herfindahl, 3)],
    [words.eggReadings.effective, fixed(found.effective_ties, 2)],
    [words.eggReadings.variance, fixed(found.variance, 3)],
  ];
}

function eggRow(weights) {
  const slot = 300 / weights.length;
  const one = (weight, i) => {
    const share = weight / sumOf(weights);
    const [size, x] = [34 * share ** 0.5, slot * (i + 0.5)];
    return [
      s("ellipse", {
        class: "egg",
        cx: x,
        cy: (90 - size).toFixed(1),
        rx: (0.76 * size).toFixed(1),
        ry: size.toFixed(1),
      }),
      s("text", { class: "role", x, y: 107, "text-anchor": "middle" }, `${letters[i]} ${fixed(100 * share, 0)}`),
    ];
  };
  return [
    s("text", { class: "label", x: 0, y: 12 }, words.shares),
    s("path", { class: "basket", d: "M 2 82 Q 3 92 14 92 H 286 Q 297 92 298 82" }),
    weights.map(one),
  ];
}

function curves({ weights, q, r, shock }) {
  const { left, top, width, height, floor } = plot;
  const across = (n) => left + (width * (n - 1)) / (mostEggs - 1);
  const down = (chance) => top + Math.min(height + 40, (height * Math.log10(Math.max(chance, 1e-30))) / floor);
  const each = [
    [0, 0],
    [r, 0],
    [r, shock],
  ].map(
    ([corr, struck]) =>
      (n) =>
        allLost(q, n, corr, struck),
  );
  const inside = (x, y) => [x - left + 6, y - top + 6];
  const line = (curve, i) => {
    const points = Array.from({ length: mostEggs }, (_, j) =>
      inside(across(j + 1), down(curve(j + 1)))
        .map((x) => x.toFixed(1))
        .join(","),
    );
    const [x, y] = inside(across(weights.length), down(curve(weights.length)));
    return [
      s("polyline", { class: `curve curve-${i}`, points: points.join(" ") }),
      s("circle", { class: `dot curve-${i}`, cx: x, cy: y, r: 4.5 }),
    ];
  };
  const ticks = [
    ["1", 1],
    ["1 in 1,000", 1e-3],
    ["1 in 1 m", 1e-6],
    ["1 in 1 bn", 1e-9],
  ];
  // One of the lines may leave through the floor: the inner picture cuts it off there.
  const clipped = s("svg", { x: left - 6, y: top - 6, width: width + 12, height: height + 8 }, each.map(line));
  const named = spread(
    each.map((curve) => Math.min(down(curve(mostEggs)), top + height)),
    15,
  );
  return [
    s("text", { class: "label", x: 0, y: 126 }, words.chanceAxis),
    ticks.map(([text, chance]) => [
      s("line", { class: "grid", x1: left, x2: left + width, y1: down(chance), y2: down(chance) }),
      s("text", { class: "tick", x: left - 8, y: down(chance) + 4.5, "text-anchor": "end" }, text),
    ]),
    s("line", { class: "now", x1: across(weights.length), x2: across(weights.length), y1: top, y2: top + height }),
    clipped,
    words.curves.map((text, i) =>
      s("text", { class: `curve-name curve-${i}`, x: left + width + 9, y: named[i] + 4.5 }, text),
    ),
    Array.from({ length: mostEggs }, (_, i) =>
      s("text", { class: "tick", x: across(i + 1), y: top + height + 16, "text-anchor": "middle" }, String(i + 1)),
    ),
    s("text", { class: "tick", x: left + width + 9, y: top + height + 16 }, words.tieAxis),
  ];
}

// Moves labels down until none covers another, and as far up as the plot's floor asks.
function spread(heights, gap) {
  const order = heights.map((y, i) => [y, i]).sort(([y], [z]) => y - z);
  const most = plot.top + plot.height - 2;
  let last = -Infinity;
  const moved = order.map(([y, i], place) => {
    last = Math.min(Math.max(y, last + gap), most - gap * (order.length - 1 - place));
    return [i, last];
  });
  return moved.sort(([i], [j]) => i - j).map(([, y]) => y);
}
