// The picture of two countries side by side: the signs of differentiation, each as two dots with the way they came.
import { fill, h, s } from "../_host/dom.js";
import { button, range, select, table } from "../_host/controls.js";
import { panelRows, panelYears } from "./panel_rows.js";
import { fixed, pair, words } from "./words.js";

const mostOthers = 4;

// Every country by its code: its name, and a list of figures over the years for each sign; null is no figure.
function openedPanel() {
  const number = (one) => (one === "" ? null : Number(one));
  const opened = (iso, name, ...signs) => [iso, [name, ...signs.map((sign) => sign.split(" ").map(number))]];
  return {
    years: panelYears.split(" "),
    countries: Object.fromEntries(panelRows.map((row) => opened(...row.split("|")))),
  };
}

export function countriesPart(model, change) {
  const { years, countries } = openedPanel();
  const drawing = s("svg", { viewBox: "0 0 300 258", class: "drawing", "aria-hidden": "true" });
  const options = Object.entries(countries).map(([iso, [name]]) => [iso, name]);
  const pairOf = ["country_a", "country_b"].map((trait) => ({
    read: () => model.get(trait),
    ...select({ label: words[trait], options, value: model.get(trait), onchange: (iso) => change({ [trait]: iso }) }),
  }));
  const other = (i) => model.get("others")[i] ?? "none";
  const others = Array.from({ length: mostOthers }, (_, i) => ({
    read: () => other(i),
    ...select({
      label: words.others[i],
      options: [["none", words.noCountry], ...options],
      value: other(i),
      onchange: (iso) => {
        const next = Array.from({ length: mostOthers }, (_, j) => (j === i ? iso : other(j)));
        change({ others: next.filter((one) => one !== "none") });
      },
    }),
  }));
  const now = () => years.indexOf(model.get("year"));
  const player = playButton(years, now, change, () => pair(model.get("year"), figuresNow()));
  const year = range({
    label: words.year,
    min: 0,
    max: years.length - 1,
    step: 1,
    page: 2,
    value: now(),
    say: (i) => years[i],
    ends: [years[0], years[years.length - 1]],
    onchange: (i) => {
      player.leave();
      change({ year: years[i] });
    },
  });
  const chosen = () =>
    [...new Set([model.get("country_a"), model.get("country_b"), ...model.get("others")])].map((iso) => countries[iso]);
  const figuresNow = () => chosen().map(([name, ...columns]) => [name, columns.map((column) => column[now()])]);
  return {
    picture: drawing,
    controls: [
      h("div", { class: "pair" }, ...pairOf.map((one) => one.node)),
      h("div", { class: "years" }, year.node, player.node),
      h("p", { class: "source" }, words.source, " ", words.since(years[0])),
    ],
    rest: [h("div", { class: "pair" }, ...others.map((one) => one.node))],
    isPlaying: player.isPlaying,
    leave: player.leave,
    draw() {
      for (const one of [...pairOf, ...others]) one.set(one.read());
      year.set(now());
      const shown = chosen();
      const high = 24 + 15 * shown.length;
      drawing.setAttribute("viewBox", `0 0 300 ${4 * high + 26}`);
      fill(
        drawing,
        words.indicators.map((_, row) => signRow(row, row * high, shown, now())),
        percentAxis(4 * high + 18),
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

// Plays once through what is left of the years, in true time; where motion is not wanted each press is one year.
function playButton(years, now, change, sentence) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const last = years.length - 1;
  let waiting = 0;
  const playing = () => waiting !== 0;
  const rest = () => {
    clearTimeout(waiting);
    waiting = 0;
    press.set(still.matches ? words.next : words.play);
  };
  const step = () => {
    const next = now() + 1;
    waiting = next >= last ? 0 : setTimeout(step, 45 * (years[next + 1] - years[next]));
    change({ year: years[next] });
    if (waiting === 0) stop();
  };
  const stop = () => {
    rest();
    press.node.dispatchEvent(new CustomEvent("bonds-tell", { bubbles: true, detail: sentence() }));
  };
  const onclick = () => {
    if (playing()) return stop();
    if (still.matches) return change({ year: years[now() === last ? 0 : now() + 1] });
    const from = now() === last ? 0 : now();
    change({ year: years[from] });
    waiting = setTimeout(step, 45 * (years[from + 1] - years[from]));
    press.set(words.pause);
  };
  const press = button({ label: still.matches ? words.next : words.play, onclick });
  return { node: press.node, isPlaying: playing, leave: rest };
}

function percentAxis(y) {
  return [0, 50, 100].map((value) =>
    s("text", { class: "tick", x: 46 + 2.08 * value, y, "text-anchor": "middle" }, `${value} %`),
  );
}

function countryMark(lane, x, y, kind) {
  const r = kind === "small" ? 2 : 5.5;
  if (lane === 0) return s("circle", { class: "first", cx: x, cy: y, r });
  return s("circle", { class: "second", cx: x, cy: y, r: r - 0.5 });
}

function signRow(row, top, chosen, now) {
  const across = (value) => 46 + 2.08 * value;
  const lanes = chosen.map(([name, ...columns], lane) => {
    const y = top + 24 + 15 * lane;
    const [value, before] = [columns[row][now], columns[row].slice(0, now + 1).findIndex((x) => x !== null)];
    const text = (said, at) => s("text", { class: `value lane-${lane}`, y: y + 4.5, ...at }, `${name} ${said}`);
    if (value === null) return text(words.none, { x: 46 });
    const start = columns[row][before];
    // The name stands on the side that has room, beyond the mark and the way that it came.
    const [low, up] = [Math.min(across(start), across(value)), Math.max(across(start), across(value))];
    const wide = 7 * (name.length + 5);
    const after = (x) => ({ x: x + 9 });
    const ahead = (x) => ({ x: x - 9, "text-anchor": "end" });
    const beside = () => (value > 50 ? ahead(across(value)) : after(across(value)));
    const where = 291 - up >= wide ? after(up) : low - 9 >= wide ? ahead(low) : beside();
    return [
      s("line", { class: `trail lane-${lane}`, x1: across(start), x2: across(value), y1: y, y2: y }),
      before < now ? countryMark(lane, across(start), y, "small") : null,
      countryMark(lane, across(value), y, "large"),
      text(fixed(value, 1), where),
    ];
  });
  const under = top + 19 + 15 * chosen.length;
  return [
    s("line", { class: "grid", x1: 46, x2: 254, y1: under, y2: under }),
    s("text", { class: "label", x: 0, y: top + 12 }, words.indicators[row]),
    lanes,
  ];
}
