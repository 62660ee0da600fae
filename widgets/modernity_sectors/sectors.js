// The picture of the four sectors: circles that draw apart, who one is in each, and the seat of therapy among them.
import { fill, h, s } from "../_host/dom.js";
import { radios, range, table } from "../_host/controls.js";
import { circles } from "./model.js";
import { fixed, stage, words } from "./words.js";

const sectorNames = ["economic", "political", "communal", "personal"];
const apartFrom = 0.6; // roles fit into the circles
const therapyFrom = 0.4; // a thread between two sectors needs two places

export function sectorsPart(model, change) {
  const compact = model.get("compact");
  const drawn = sectorDrawing(model, change);
  const [facts, further, seen] = [readings(), readings(), readings()];
  const apart = range({
    label: words.differentiation,
    min: 0,
    max: 1,
    step: 0.05,
    page: 0.2,
    value: model.get("division_of_labour"),
    say: (x) => fixed(x, 2),
    ends: words.differentiationEnds,
    onchange: (x) => change({ division_of_labour: x }),
  });
  const choose = (legend, names, trait) =>
    radios({
      legend,
      options: Object.entries(names),
      value: model.get(trait),
      onchange: (x) => change({ [trait]: x }),
    });
  const sector = choose(words.sector, words.sectors, "sector");
  const seat = choose(words.seat, words.seats, "seat");
  sector.node.classList.add("four");
  seat.node.classList.add("three");
  return {
    picture: drawn.node,
    controls: compact ? [apart.node] : [apart.node, sector.node, facts, seat.node],
    rest: [further, seen],
    draw() {
      apart.set(model.get("division_of_labour"));
      sector.set(model.get("sector"));
      seat.set(model.get("seat"));
      drawn.draw();
      if (!compact) factLists(model, facts, further, seen);
      return sectorSentence(model);
    },
    rows: () => (compact ? shortTable() : sectorTable(model)),
  };
}

function sectorSentence(model) {
  const [d, seat] = [model.get("division_of_labour"), model.get("seat")];
  const seen = seat === "none" ? "" : ` ${d < therapyFrom ? words.seatSays.early : words.seatSays[seat]}`;
  return stage(d) + seen;
}

function readings() {
  return h("dl", { class: "readings" });
}

function factLists(model, facts, further, seen) {
  const { sectors, seats } = model.get("theory");
  const pairs = (labels, of, keys = Object.keys(labels)) =>
    keys.map((key) => h("div", {}, h("dt", {}, labels[key]), h("dd", {}, of[key])));
  const [sector, seat] = [sectors[model.get("sector")], model.get("seat")];
  fill(facts, pairs(words.facts, sector, ["role", "replaceable"]));
  fill(further, pairs(words.facts, sector, ["institutions", "integration"]));
  fill(seen, seat === "none" ? null : pairs(words.seatFacts, seats[seat]));
}

function shortTable() {
  const [caption, headers] = words.tables.compact;
  return table({
    caption,
    headers,
    rows: sectorNames.map((name) => [words.sectors[name], words.inside[name].join(", ")]),
  });
}

function sectorTable(model) {
  const { sectors, seats } = model.get("theory");
  const [caption, headers] = words.tables.sectors;
  const rows = Object.values(sectors).map((one) => [
    one.name,
    one.institutions,
    one.role,
    one.replaceable,
    one.integration,
  ]);
  return table({
    caption,
    headers,
    rows: [...rows, ...Object.values(seats).map((one) => words.therapyCells(one.name, one))],
  });
}

function sectorDrawing(model, change) {
  const compact = model.get("compact");
  const unit = compact ? 45 : 56;
  const middle = { x: 150, y: 2 * unit + 20 };
  const part = (name) => {
    const circle = s("circle", { class: `circle ${name}` });
    if (!compact) circle.addEventListener("click", () => change({ sector: name }));
    return {
      circle,
      leader: s("line", { class: "leader" }),
      label: s("text", { class: `label ${name}` }, words.sectors[name]),
      roles: s("g", {}),
    };
  };
  const parts = Object.fromEntries(sectorNames.map((name) => [name, part(name)]));
  const over = s("g", {});
  const all = Object.values(parts);
  const layers = [
    all.map((one) => one.circle),
    all.map((one) => one.leader),
    all.map((one) => [one.label, one.roles]),
    over,
  ];
  const node = s("svg", { viewBox: `0 0 300 ${2 * middle.y}`, class: "drawing", "aria-hidden": "true" }, layers);
  const draw = () => {
    const d = model.get("division_of_labour");
    /** @type {[string, { x: number, y: number, r: number }][]} */
    const placed = Object.entries(circles(d)).map(([name, { x, y, r }]) => [
      name,
      { x: middle.x + unit * x, y: middle.y + unit * y, r: unit * r },
    ]);
    node.style.setProperty("--apart", d);
    const seat = d < therapyFrom ? "none" : model.get("seat");
    for (const [name, at] of placed) {
      place(parts[name].circle, { cx: at.x, cy: at.y, r: at.r });
      parts[name].circle.classList.toggle("chosen", !compact && model.get("sector") === name);
      labelled(parts[name], name, at, d, 2 * middle.y);
      const shown = d >= apartFrom && !(seat !== "none" && ["economic", "personal"].includes(name));
      fill(parts[name].roles, shown ? lines(words.inside[name], at) : null);
    }
    const where = Object.fromEntries(placed);
    fill(over, d < 0.3 ? lines(words.nested, where.personal) : null, seat === "none" ? null : therapy(seat, where));
  };
  return { node, draw };
}

function place(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value.toFixed(2));
}

function labelled({ leader, label }, name, { x, y, r }, d, high) {
  const left = name === "economic" || name === "communal";
  const up = name === "economic" || name === "political";
  const slant = r * Math.SQRT1_2;
  const edge = [x + (left ? -slant : slant), y + (up ? -slant : slant)];
  // The small circle leaves its corner free, so its name comes nearer.
  const at = name === "personal" ? [232 - 16 * d, high - 8 - 46 * d] : [left ? 2 : 298, up ? 14 : high - 4];
  label.setAttribute("text-anchor", left || name === "personal" ? "start" : "end");
  place(label, { x: at[0], y: at[1] });
  const from = name === "personal" ? [at[0] - 3, at[1] - 8] : [left ? 34 : 266, up ? 19 : high - 17];
  place(leader, { x1: from[0], y1: from[1], x2: edge[0], y2: edge[1] });
}

function lines(texts, { x, y }) {
  const first = y + 4.5 - 8 * (texts.length - 1);
  return texts.map((text, i) => s("text", { class: "role", x, y: first + 16 * i, "text-anchor": "middle" }, text));
}

/** @param {string} seat @param {Record<string, { x: number, y: number, r: number }>} where */
function therapy(seat, { economic, personal }) {
  const [dx, dy] = [personal.x - economic.x, personal.y - economic.y];
  const long = Math.hypot(dx, dy);
  const along = (length) => [economic.x + (dx / long) * length, economic.y + (dy / long) * length];
  const client = seat === "client";
  const [endX, endY] = client ? [personal.x, personal.y] : along(long - personal.r - 2);
  const thread = s("line", { class: "thread", x1: economic.x, y1: economic.y, x2: endX, y2: endY });
  const square = s("rect", {
    class: client ? "end hollow" : "end",
    x: economic.x - 6,
    y: economic.y - 6,
    width: 12,
    height: 12,
  });
  const far = client
    ? s("circle", { class: "end", cx: endX, cy: endY, r: 7 })
    : s("line", { class: "stop", x1: endX - 9, y1: endY + 9, x2: endX + 9, y2: endY - 9 });
  const said = (text, at, lift) => s("text", { class: "role", x: at.x, y: at.y + lift, "text-anchor": "middle" }, text);
  return [
    thread,
    square,
    far,
    said(client ? words.thread.contract : words.thread.work, economic, -14),
    client ? said(words.thread.bond, personal, 22) : null,
  ];
}
