// The drawer as a picture: sixty studies in a funnel, the hidden ones as ghosts, the truth dashed; it knows no statistics.
import { journals } from "./drawer.js";
import { drawerWords, drawerStats } from "./drawer_words.js";
import { tiltLines } from "./reading.js";
import { sheet, at, line, box, ring, thread } from "./sheet.js";
import { short, tick } from "./words.js";

const [LEFT_END, RIGHT_END] = [-0.62, 0.92];
// A study beyond the frame stands at its edge.
const [LEAST_R, MOST_R] = [-0.6, 0.9];
const WIDEST_SE = 0.315;
const SIZES = [400, 100, 50, 25, 15];
const R_TICKS = [-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8];
const FOOT = 46;
const SIGNIFICANT = 1.959963984540054;
// A letter of the bold labels in the widest of the fonts that may stand in.
const LETTER = 8.2;

export function drawerPicture() {
  const layers = [
    "wedge",
    "edge",
    "axis",
    "print-band",
    "ghosts",
    "points",
    "pet",
    "peese",
    "ends",
    "truth",
    "in-print",
    "gap",
  ];
  const board = sheet(layers);
  board.svg.setAttribute("class", "drawer-plot");
  return {
    node: board.svg,
    draw(state, width) {
      const place = placing(state, width);
      paintGround(board, place);
      paintStudies(board, state, place);
      paintTold(board, state, place);
    },
  };
}

function placing(state, width) {
  const height = width > 480 ? 370 : 280;
  const top = state.guesses && Number.isFinite(state.petR) ? 44 : 26;
  const bottom = height - FOOT;
  const x = (r) => ((r - LEFT_END) / (RIGHT_END - LEFT_END)) * width;
  const y = (se) => top + (se / WIDEST_SE) * (bottom - top);
  return { width, height, top, bottom, x, y };
}

function paintGround(board, { width, height, top, bottom, x, y }) {
  board.size(width, height);
  const steps = Array.from({ length: 41 }, (_, i) => (i / 40) * WIDEST_SE);
  const edge = thread(steps.map((se) => [x(Math.tanh(SIGNIFICANT * se)), y(se)]));
  board.paint("edge", edge);
  board.paint("wedge", `M0 ${top}L${edge.slice(1)}L0 ${bottom}z`);
  board.paint(
    "axis",
    line(0, bottom, width, bottom) + R_TICKS.map((r) => line(x(r), bottom, x(r), bottom + 4)).join(""),
  );
}

function paintStudies(board, { studies }, { x, y }) {
  const dots = (printed) =>
    studies
      .filter((one) => one.printed === printed)
      .map(({ r, se }) => ring(at(x(Math.max(LEAST_R, Math.min(MOST_R, r)))), at(y(se)), 4.5))
      .join("");
  board.paint("points", dots(true));
  board.paint("ghosts", dots(false));
}

function paintTold(board, state, place) {
  const { width, height, top, bottom, x, y } = place;
  const { truth, kept, pooledR, low, high } = state;
  const [at0, at1] = [x(truth), x(kept ? pooledR : truth)];
  const items = [
    [4, top + 16, drawerWords.weak, "aside ground"],
    [width - 2, top + 16, drawerWords.strong, "aside end"],
    [width - 2, top + 34, drawerWords.mark, "mark end"],
    ...SIZES.map((n) => [4, at(y(1 / Math.sqrt(n - 3)) + 4), drawerWords.people(n, n === SIZES[0]), "quiet ground"]),
    ...R_TICKS.map((r) => [at(x(r)), bottom + 18, tick(r), "middle num"]),
  ];
  board.paint("truth", line(at0, top - 6, at0, bottom + 4));
  board.paint("in-print", kept ? line(at1, top - 6, at1, bottom) : "");
  board.paint("print-band", kept ? box(x(low), top, x(high) - x(low), bottom - top) : "");
  items.push(...namesAbove(state, at0, at1, width));
  const isLeft = paintGap(board, items, { off: pooledR - truth, at0, at1, width, y: height - 12 });
  if (!isLeft) items.push([4, height - 8, drawerWords.axis, "quiet"]);
  paintGuesses(board, items, state, place);
  board.write(items);
}

// The lower of the two stands to the left of its line, the higher to the right of its own.
function namesAbove({ kept, truth, pooledR }, at0, at1, width) {
  const told = drawerWords.truthIs(truth);
  if (!kept) return [[at(at0 + 5), 14, told, "strong"]];
  const print = drawerWords.inPrint(pooledR);
  if (at1 < at0)
    return [
      [at(Math.max(print.length * LETTER, at1 - 5)), 14, print, "hit end"],
      [at(at0 + 5), 14, told, "strong"],
    ];
  const fits = at1 + 5 + print.length * LETTER < width;
  return [
    [at(at0 - 5), 14, told, "strong end"],
    fits ? [at(at1 + 5), 14, print, "hit"] : [width, 14, print, "hit end"],
  ];
}

// Whether its words stand on the left, where the axis has its name.
function paintGap(board, items, { off, at0, at1, width, y }) {
  const far = at1 - at0;
  const side = Math.sign(far);
  board.paint(
    "gap",
    Math.abs(far) > 9
      ? `M${at(at0 + side * 2)} ${y}H${at(at1)}m${-6 * side} -4.5l${6 * side} 4.5l${-6 * side} 4.5`
      : "",
  );
  if (!(Math.abs(far) > 9)) return false;
  const text = drawerWords.away(off);
  const after = Math.max(at0, at1) + 7;
  const isLeft = after + text.length * LETTER > width;
  items.push(isLeft ? [at(Math.min(at0, at1) - 7), y + 4.5, text, "hit end"] : [at(after), y + 4.5, text, "hit"]);
  return isLeft;
}

function paintGuesses(board, items, state, { width, top, x, y }) {
  const shown = state.guesses && Number.isFinite(state.petR);
  const lines = shown ? tiltLines(state.live, state.guess) : null;
  const steps = Array.from({ length: 33 }, (_, i) => (i / 32) * WIDEST_SE);
  const curve = (f) =>
    thread(
      steps
        .map((se) => [Math.tanh(f(se)), se])
        .filter(([r]) => r > LEFT_END && r < RIGHT_END)
        .map(([r, se]) => [x(r), y(se)]),
    );
  board.paint("pet", lines ? curve((se) => lines.pet.a + lines.pet.b * se) : "");
  board.paint("peese", lines ? curve((se) => lines.peese.a + lines.peese.b * se * se) : "");
  const ends = lines ? [state.petR, state.peeseR].filter((r) => r > LEFT_END && r < RIGHT_END) : [];
  board.paint("ends", ends.map((r) => ring(at(x(r)), top, 4)).join(""));
  if (!lines) return;
  // Two names side by side over the ends of their lines, the lower one first.
  const names = [
    [state.petR, drawerWords.pet(state.petR)],
    [state.peeseR, drawerWords.peese(state.peeseR)],
  ].sort((a, b) => Number(a[0]) - Number(b[0]));
  const wide = names.map(([, text]) => String(text).length * LETTER);
  const middle = (x(Math.max(LEAST_R, names[0][0])) + x(Math.min(MOST_R, names[1][0]))) / 2;
  const start = Math.min(width - wide[0] - wide[1] - 12, Math.max(0, middle - wide[0] - 6));
  items.push([at(start), 32, names[0][1], "mark"], [at(start + wide[0] + 12), 32, names[1][1], "mark"]);
}

const stateOf = (get) => {
  const [truth, spread, teams, hidden] = [Number(get("truth")), get("spread"), get("teams"), get("hidden")];
  const found = journals(truth, spread, teams, hidden);
  const strong = found.studies.filter((one) => one.significant).length;
  return { ...found, truth, spread, teams, hidden, strong, guesses: get("guesses") };
};

// The whole view: picture, heading, sentence, numbers and table of one state.
export function drawDrawer({ get, held, views, controls, numbers, parts }, show) {
  const state = stateOf(get);
  views.drawer.draw(state, held.width);
  show(views.drawer.node, drawerWords.note(state.spread));
  controls.update("drawer");
  numbers.show(drawerStats(state));
  held.rows = [];
  held.table = { caption: drawerWords.caption(state), headers: drawerWords.headers };
  held.lines = [
    drawerWords.pooled(state),
    ...(state.guesses ? [drawerWords.guess("PET", state.petR), drawerWords.guess("PEESE", state.peeseR)] : []),
    ...state.studies.map((one, i) => [
      drawerWords.study(i),
      short(one.r),
      String(one.n),
      one.significant ? drawerWords.yes : drawerWords.no,
      one.printed ? drawerWords.printed : drawerWords.drawer,
    ]),
  ];
  parts.task(drawerWords.heading(state));
  parts.say(drawerWords.said(state));
}
