// The forest plot: squares by weight, whiskers, a diamond, the prediction interval as a pale band behind all; it knows no statistics.
import { h } from "../_host/dom.js";
import { sheet, at, line, box, ring, thread, cut, ticks } from "./sheet.js";
import { catsEye } from "./eyes.js";
import { forestWords } from "./forest_words.js";
import { words, tick, interval95 } from "./words.js";

const HEIGHT = { wide: 24, stacked: 42, thin: 5 };
// A row needs so much width beside its name and its values, or they stand above it.
const PLOT = 125;
const HEADING = 34;
const TOP = 23;
const LID = 8.5;
const LAYERS = ["band", "picked", "zero", "pooled", "bars", "eyes", "whiskers", "squares", "hollow", "veil"];

// Past this many rows each study is a thin line that tells its name when it is looked at.
export const CROWD = 40;

export function forestPlot(onpick) {
  const rows = sheet(LAYERS);
  const foot = sheet(["band", "zero", "pooled", "whiskers", "diamond", "axis"]);
  const scroller = h("div", { class: "forest-rows" }, rows.svg);
  const node = h("div", { class: "forest" }, scroller, foot.svg);
  const state = { scene: null, place: null, hover: -1 };
  const under = (event) => rowAt(state.place, event.clientY - rows.svg.getBoundingClientRect().top);
  rows.svg.addEventListener("click", (event) => state.place && onpick(under(event)));
  rows.svg.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || !state.place) return;
    const index = under(event);
    if (index === state.hover) return;
    state.hover = index;
    paintPicked(rows, state);
  });
  rows.svg.addEventListener("pointerleave", () => {
    if (state.hover < 0) return;
    state.hover = -1;
    paintPicked(rows, state);
  });
  return {
    node,
    draw(scene, width) {
      state.scene = scene;
      state.place = layout(scene, width);
      state.hover = -1;
      paintRows(rows, state);
      paintPicked(rows, state);
      paintFoot(foot, scene, state.place);
      const crowd = state.place.kind === "thin";
      for (const [name, value] of Object.entries({
        tabindex: "0",
        role: "region",
        "aria-label": words.scroll(scene.rows.length),
      })) {
        if (crowd) scroller.setAttribute(name, value);
        else scroller.removeAttribute(name);
      }
      if (crowd && scene.picked >= 0) reveal(scroller, state.place.y[scene.picked]);
    },
  };
}

function reveal(scroller, y) {
  // Not scrollIntoView, which would also move the page.
  if (y < scroller.scrollTop + 30 || y > scroller.scrollTop + scroller.clientHeight - 30)
    scroller.scrollTop = y - scroller.clientHeight / 2;
}

// "All but one" stands above a narrow plot already, so that its rows need no more than the name.
const nameOf = (row, roomy) => (roomy ? row.name : (row.bare ?? row.name));

function layout(scene, width) {
  const roomy = width >= 560;
  const longest = Math.max(...scene.rows.map((row) => nameOf(row, roomy).length));
  const beside = roomy ? [Math.min(230, Math.max(168, longest * 6.8 + 52)), 126] : [longest * 7.6 + 62, 104];
  const fits = width - beside[0] - beside[1] >= PLOT;
  const kind = scene.rows.length > CROWD ? "thin" : scene.stacked || !fits ? "stacked" : "wide";
  const [left, right] = kind === "wide" ? beside : [8, 8];
  const y = [];
  let top = TOP;
  for (const row of scene.rows) {
    const high = row.heading ? HEADING : HEIGHT[kind];
    y.push(top + (kind === "stacked" && !row.heading ? 28 : high / 2));
    top += high;
  }
  const [low, high] = scene.domain;
  const x = (r) => left + ((r - low) / (high - low)) * (width - left - right);
  return { kind, roomy, left, right, width, y, x, height: top + 4 };
}

function rowAt(place, y) {
  const reach = HEIGHT[place.kind] / 2 + 1;
  const shift = place.kind === "stacked" ? 8 : 0;
  let best = -1;
  place.y.forEach((middle, i) => {
    if (
      Math.abs(middle - shift - y) <= reach &&
      (best < 0 || Math.abs(middle - shift - y) < Math.abs(place.y[best] - shift - y))
    )
      best = i;
  });
  return best;
}

function paintRows(rows, { scene, place }) {
  const { x, y, kind, height, width } = place;
  rows.size(width, height);
  const d = { bars: [], eyes: [], whiskers: [], squares: [], hollow: [] };
  const cap = kind === "thin" ? 0 : 3;
  const eyed = scene.eyes && kind !== "thin";
  scene.rows.forEach((row, i) => {
    if (row.heading) return;
    if (row.range) d.bars.push(box(x(row.low), y[i] - 4, x(row.high) - x(row.low), 8));
    else if (row.low !== null && eyed) d.eyes.push(eye(catsEye(row.low, row.high), x, y[i]));
    else if (row.low !== null) {
      d.whiskers.push(line(x(row.low), y[i], x(row.high), y[i]));
      if (cap)
        d.whiskers.push(
          line(x(row.low), y[i] - cap, x(row.low), y[i] + cap),
          line(x(row.high), y[i] - cap, x(row.high), y[i] + cap),
        );
    }
    if (row.at === null) return;
    const half = kind === "thin" ? 1 + row.size * 1.6 : eyed ? 2 : 2.2 + row.size * 5.5;
    if (row.hollow) d.hollow.push(ring(x(row.at), y[i], kind === "thin" ? 2 : 5));
    else d.squares.push(box(x(row.at) - half, y[i] - half, 2 * half, 2 * half));
  });
  for (const [name, parts] of Object.entries(d)) rows.paint(name, parts.join(""));
  paintBehind(
    rows,
    scene,
    place,
    [TOP - 4, height],
    kind === "stacked" ? y.filter((_, i) => !scene.rows[i].heading) : null,
  );
}

// Two lids over the middle of a row: its thickness is how well each value fits.
function eye(lid, x, y) {
  const under = [...lid].reverse();
  return `${thread([...lid.map(([r, fit]) => [x(r), y - LID * fit]), ...under.map(([r, fit]) => [x(r), y + LID * fit])])}z`;
}

// Where names stand above their whiskers the upright lines are cut, so that none runs through a name.
function paintBehind(where, scene, { x }, [top, bottom], middles) {
  const upright = (r) =>
    middles ? middles.map((y) => line(x(r), y - 8, x(r), y + 8)).join("") : line(x(r), top, x(r), bottom);
  where.paint("band", scene.band ? box(x(scene.band[0]), top, x(scene.band[1]) - x(scene.band[0]), bottom - top) : "");
  where.paint("zero", upright(scene.null ?? 0));
  where.paint("pooled", scene.pooled ? upright(scene.pooled.r) : "");
}

function paintPicked(rows, { scene, place, hover }) {
  const { kind, y, width } = place;
  const wide = kind === "wide";
  const items = [
    wide
      ? [at((place.left + width - place.right) / 2), 14, scene.mark, "mark middle"]
      : [width, 14, scene.mark, "mark end"],
  ];
  const shown = hover >= 0 && !scene.rows[hover].heading ? hover : scene.picked;
  const band = HEIGHT[kind];
  const top = shown < 0 ? 0 : kind === "stacked" ? y[shown] - 27 : y[shown] - band / 2;
  rows.paint("picked", shown < 0 || kind === "thin" ? "" : box(0, top, width, band) + box(0, top, 3, band));
  rows.paint("veil", "");
  if (kind === "thin") {
    items.push([0, 14, width < 420 ? words.columns.scroll : words.columns.hover, "quiet"]);
    if (shown >= 0) {
      const row = scene.rows[shown];
      const text = words.label(row);
      // Beside the line, never on it: above, or below for the first rows.
      const base = y[shown] < TOP + 30 ? y[shown] + 22 : y[shown] - 10;
      rows.paint("veil", box(0, base - 15, text.length * 7 + 12, 21));
      rows.paint("picked", box(0, y[shown] - 2, width, 4));
      items.push([6, base, text, "strong"]);
    }
  } else scene.rows.forEach((row, i) => items.push(...labels(row, y[i], place, i === shown)));
  if (wide)
    items.push(
      [8, 14, words.columns.study, "quiet"],
      [place.left - 16, 14, scene.rows[0].n && words.columns.n, "quiet end"],
      [width, 14, words.columns.value, "quiet end"],
    );
  rows.write(items);
}

function labels(row, y, { kind, roomy, left, width, x }, strong) {
  const look = strong || row.strong ? "strong" : row.out ? "quiet" : "";
  if (row.heading) return [[8, y + 8, row.name, "heading"]];
  const note = row.note && row.low === null ? [noteBeside(row.note, at(x(row.at)), y + 4, width)] : [];
  if (kind === "wide") {
    const name = cut(nameOf(row, roomy), left - (roomy ? 60 : 50), 6.9);
    return [
      [8, y + 4.5, name, look],
      [left - 16, y + 4.5, row.n, "quiet end num"],
      [width, y + 4.5, row.text, `${look} end num`],
      ...note,
    ];
  }
  const name = cut(row.name, width - row.text.length * 6.7 - 24);
  const rest = width - name.length * 7.6 - row.text.length * 6.9 - 36;
  const side = [row.side, row.side.split(", ")[0]].find((text) => text.length * 6.4 < rest);
  return [
    [8, y - 13, name, look],
    [width, y - 13, row.text, `${look} end num`],
    [8 + name.length * 7.6 + 8, y - 13, side ?? "", "quiet small"],
    ...note,
  ];
}

function noteBeside(text, x, y, width) {
  return x + 15 + text.length * 6.5 < width ? [x + 11, y, text, "quiet small"] : [x - 11, y, text, "quiet small end"];
}

function paintFoot(foot, scene, place) {
  const { x, left, right, width, kind, roomy } = place;
  const wide = kind === "wide" && roomy;
  const items = [];
  let y = 0;
  foot.paint("diamond", "");
  foot.paint("whiskers", "");
  const middles = [];
  if (scene.pooled) {
    const { r, low, high, label } = scene.pooled;
    const text = interval95(r, low, high);
    y = wide ? 20 : 31;
    items.push([8, wide ? y + 4.5 : 16, label, "strong"], [width, wide ? y + 4.5 : 16, text, "strong end num"]);
    foot.paint("diamond", `M${at(x(low))} ${y}L${at(x(r))} ${y - 9}L${at(x(high))} ${y}L${at(x(r))} ${y + 9}z`);
    middles.push(y);
    y += 12;
  }
  if (scene.band) {
    const [low, high] = scene.band;
    y += wide ? 16 : 27;
    const name = wide
      ? [
          [8, y - 2, words.pi.wide, ""],
          [8, y + 13, scene.bandKind, "quiet small"],
        ]
      : [[8, y - 12, width < 270 ? words.pi.wide : words.pi.narrow(scene.bandKind), ""]];
    items.push(...name, [width, wide ? y + 4.5 : y - 12, words.to(low, high), "end num"]);
    foot.paint(
      "whiskers",
      line(x(low), y, x(high), y) + line(x(low), y - 5, x(low), y + 5) + line(x(high), y - 5, x(high), y + 5),
    );
    middles.push(y);
    y += 14;
  }
  y += 8;
  if (scene.null) {
    // Beside its line, on the side that has room.
    const end = x(scene.null) > width / 2;
    items.push([
      at(x(scene.null) + (end ? -6 : 6)),
      y + 6,
      forestWords.lineLabel(scene.null),
      end ? "strong halo end" : "strong halo",
    ]);
    y += 16;
  }
  const marks = ticks(scene.domain, width - left - right);
  foot.paint("axis", line(left, y, width - right, y) + marks.map((r) => line(x(r), y, x(r), y + 5)).join(""));
  for (const r of marks) items.push([at(x(r)), y + 19, tick(r), "middle num small"]);
  // Where names stand beside their bars the heading of the last column says what the axis is.
  const titled = roomy || kind !== "wide";
  // Rows that scroll take their heading with them: the word for such data stands below as well.
  const low = kind === "thin" && width < 420 ? 17 : 0;
  if (kind === "thin")
    items.push([left, y + 38, scene.axis, "quiet small"], [width, y + 38 + low, scene.mark, "mark small end"]);
  else if (titled) items.push([at((left + width - right) / 2), y + 38, scene.axis, "middle quiet small"]);
  foot.write(items);
  foot.size(width, y + (titled ? 46 : 24) + low);
  paintBehind(foot, scene, place, [0, y], wide ? null : [...middles, y - 4]);
}
