// The picture of the four sectors: one life that draws apart, who still knows a name in it, and the seat of therapy.
import { fill, h, s } from "../_host/dom.js";
import { radios, range, table } from "../_host/controls.js";
import { figure, pictureMiddle, sixteen, sectorUnit } from "./life.js";
import { circles } from "./model.js";
import { fixed, phase, stage, words } from "./words.js";

const impersonal = ["economic", "political", "communal"];
const apartFrom = 0.8; // look-alikes and what is said of them fit into circles that hardly overlap
const therapyFrom = 0.7; // a thread between two sectors needs two places

// Where the look-alikes stand round a hollow figure who is one of them.
const row = [...[-52, -31, -10, 10, 31, 52].map((x) => [x, -26]), ...[-64, -43, -22, 22, 43, 64].map((x) => [x, 10])];

// Words travel: where each stands in the village and in its sector, from the middle of the picture.
const travels = {
  economic: [-48, -10, -86, -39],
  political: [42, -10, 86, -39],
  communal: [-44, 26, -86, 133],
  personal: [60, 18, 84, 118],
};

export function sectorsPart(model, change) {
  const compact = model.get("compact");
  const drawn = sectorDrawing(model);
  const [facts, seen] = [readings(), readings()];
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
    controls: compact ? [apart.node] : [apart.node, seat.node],
    rest: [sector.node, facts, seen],
    task: () => words.life.task[phase(drawn.count())],
    draw() {
      apart.set(model.get("division_of_labour"));
      sector.set(model.get("sector"));
      seat.set(model.get("seat"));
      drawn.draw();
      if (!compact) factLists(model, facts, seen);
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

function factLists(model, facts, seen) {
  const { sectors, seats } = model.get("theory");
  const pairs = (labels, of) =>
    Object.keys(labels).map((key) => h("div", {}, h("dt", {}, labels[key]), h("dd", {}, of[key])));
  const seat = model.get("seat");
  fill(facts, pairs(words.facts, sectors[model.get("sector")]));
  fill(seen, seat === "none" ? null : pairs(words.seatFacts, seats[seat]));
}

function shortTable() {
  const [caption, [sector, is]] = words.tables.sectors;
  const rows = Object.entries(words.sectors).map(([name, said]) => [said, words.life.roles[name]]);
  return table({ caption, headers: [sector, is], rows });
}

function sectorTable(model) {
  const { sectors, seats } = model.get("theory");
  const [caption, headers] = words.tables.sectors;
  const rows = Object.entries(sectors).map(([name, one]) => [
    one.name,
    words.life.roles[name],
    one.replaceable,
    one.integration,
  ]);
  return table({
    caption,
    headers,
    rows: [...rows, ...Object.values(seats).map((one) => words.therapyCells(one.name, one))],
  });
}

function sectorDrawing(model) {
  const path = (kind) => s("path", { class: kind });
  const round = (kind) => s("circle", { class: kind });
  const [village, web, threads, home, known, others, selves, roles, me] = [
    round("village"),
    path("web"),
    path("tie-thread"),
    path("tie-thread home"),
    path("known"),
    path("stranger"),
    path("same-self"),
    path("her role-of-hers"),
    path("her"),
  ];
  const sectors = Object.keys(travels).map((name) => [name, round(`circle ${name}`)]);
  const said = Object.keys(travels).map(travelling);
  const named = s("text", { class: "label" }, words.life.name);
  const note = s("text", { class: "quiet", x: 350, y: 347, "text-anchor": "end" }, words.life.people);
  const over = s("g", {});
  const node = s(
    "svg",
    { viewBox: "0 0 350 350", class: "drawing life", "aria-hidden": "true" },
    [village, sectors.map(([, circle]) => circle), web, threads, home, selves, known, others, roles, me],
    [said.map((one) => [one.word, one.will, one.label]), named, note, over],
  );
  const draw = () => {
    const d = model.get("division_of_labour");
    const at = Object.fromEntries(
      Object.entries(circles(d)).map(([name, { x, y, r }]) => [
        name,
        { x: pictureMiddle + sectorUnit * x, y: pictureMiddle + sectorUnit * y, r: sectorUnit * r },
      ]),
    );
    const between = (from, to) => from + d * (to - from);
    node.style.setProperty("--apart", d);
    node.style.setProperty("--late", d < apartFrom ? 0 : 1);
    place(village, { cx: pictureMiddle, cy: pictureMiddle, r: sectorUnit * 1.7 });
    for (const [name, circle] of sectors) {
      place(circle, { cx: at[name].x, cy: at[name].y, r: at[name].r });
      circle.classList.toggle("chosen", model.get("sector") === name && name !== model.get("initial").sector);
    }
    const her = { x: at.personal.x, y: at.personal.y + 4 * d };
    const all = sixteen(d);
    const drawnAs = (one) => figure(one.x, one.y, between(0.6, one.sector === "personal" ? 0.5 : 0.44));
    const to = (one) => `M${her.x.toFixed(1)} ${her.y.toFixed(1)}L${one.x.toFixed(1)} ${one.y.toFixed(1)}`;
    const knowing = all.filter((one) => one.knows);
    const atHome = (one) => one.sector === "personal";
    known.setAttribute("d", knowing.map(drawnAs).join(""));
    const extra = d < apartFrom ? [] : impersonal.flatMap((name) => lookAlikes(name, all, at[name]));
    others.setAttribute("d", [...all.filter((one) => !one.knows), ...extra].map(drawnAs).join(""));
    threads.setAttribute(
      "d",
      knowing
        .filter((one) => !atHome(one))
        .map(to)
        .join(""),
    );
    home.setAttribute("d", knowing.filter(atHome).map(to).join(""));
    web.setAttribute("d", neighbours(all));
    const seat = d < therapyFrom ? "none" : model.get("seat");
    const stands = impersonal.map((name) => ({ x: at[name].x, y: at[name].y + 10 * d }));
    roles.setAttribute("d", d < 0.15 ? "" : stands.map((one) => figure(one.x, one.y, 0.6, true)).join(""));
    selves.setAttribute("d", d < 0.15 || seat !== "none" ? "" : stands.map(to).join(""));
    me.setAttribute("d", figure(her.x, her.y, between(0.7, 0.6), true));
    for (const one of said) one.move(d, at);
    place(named, { x: her.x, y: her.y + between(36, 33) });
    fill(over, seat === "none" ? null : therapy(seat, at));
  };
  return { node, draw, count: () => sixteen(model.get("division_of_labour")).filter((one) => one.knows).length };
}

function travelling(name) {
  const [x, y, endX, endY] = travels[name];
  const personal = name === "personal";
  const word = s("text", { class: "life-word" }, words.life.roles[name]);
  const will = s("text", { class: "quiet late" }, words.life.will[personal ? 1 : 0]);
  const label = s("text", { class: `label late ${name}` }, words.sectors[name]);
  const move = (d, circlesNow) => {
    const at = circlesNow[name];
    const [nowX, nowY] = [pictureMiddle + x + d * (endX - x), pictureMiddle + y + d * (endY - y)];
    place(word, { x: nowX, y: nowY });
    place(will, { x: nowX, y: nowY + 16 });
    place(label, personal ? { x: at.x + at.r + 34, y: at.y + 10 } : { x: at.x, y: at.y - 64 });
  };
  return { word, will, label, move };
}

// Whoever else could stand there: the places in the two rows that none of the sixteen takes.
function lookAlikes(sector, all, { x, y }) {
  const near = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) < 16;
  return row
    .map(([right, down]) => ({ sector, x: x + right, y: y + down }))
    .filter((place) => !all.some((one) => near(one, place)));
}

// Two rings of neighbours; a line goes with the first of its two who no longer knows her.
const rings = [
  [10, 14, 13, 15, 1, 7],
  [8, 9, 11, 12, 4, 2, 0, 3, 5, 6],
];
function neighbours(all) {
  const line = (a, b) =>
    all[a].knows && all[b].knows
      ? `M${Math.round(all[a].x)} ${Math.round(all[a].y)}L${Math.round(all[b].x)} ${Math.round(all[b].y)}`
      : "";
  return rings.flatMap((ring) => ring.map((a, i) => line(a, ring[(i + 1) % ring.length]))).join("");
}

function place(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value.toFixed(1));
}

/** @param {string} seat @param {Record<string, { x: number, y: number, r: number }>} where */
function therapy(seat, { economic, personal }) {
  const long = Math.hypot(personal.x - economic.x, personal.y - economic.y);
  const along = (length) => ({
    x: economic.x + ((personal.x - economic.x) / long) * length,
    y: economic.y + ((personal.y - economic.y) / long) * length,
  });
  const client = seat === "client";
  const start = along(Math.min(economic.r, long - personal.r - 18));
  const end = client ? along(long - 24) : along(long - personal.r - 2);
  const square = { x: start.x - 6, y: start.y - 6, width: 12, height: 12 };
  const text = (said, at) => s("text", { class: "role", ...at }, said);
  return [
    s("line", { class: "thread", x1: start.x, y1: start.y, x2: end.x, y2: end.y }),
    s("rect", { class: client ? "end hollow" : "end", ...square }),
    client
      ? s("circle", { class: "end", cx: end.x, cy: end.y, r: 6 })
      : s("line", { class: "stop", x1: end.x - 9, y1: end.y + 9, x2: end.x + 9, y2: end.y - 9 }),
    text(client ? words.thread.contract : words.thread.work, { x: start.x - 9, y: start.y + 14, "text-anchor": "end" }),
    client ? text(words.thread.bond, { x: start.x + 28, y: start.y + 5, "text-anchor": "start" }) : null,
  ];
}
