// A hundred people of whom one can be moved, and samples of them: what a hand and the keys do; it knows no formula.
import { counted, h } from "../_host/dom.js";
import { button, range, table } from "../_host/controls.js";
import { EDGE, PEOPLE, aboveMiddle, codeOf, hundred, lineThrough, median, movedPeople, sampleOf } from "./people.js";
import { cloud, sampleScale } from "./people_picture.js";
import { peopleWords } from "./people_words.js";

const mostSamples = 100;
const fingerReach = 30; // pixels from a point at which a tap still takes it
/** @returns {[number[], number[]]} */
const xAndY = (points) => [points.map((one) => one[0]), points.map((one) => one[1])];
const inFrame = (value) => Math.round(Math.min(EDGE, Math.max(-EDGE, value)) * 100) / 100;
const drawnSamples = Array.from({ length: mostSamples }, (_, i) => i + 1);
const whoOf = new Map();
const who = (number) => whoOf.get(number) ?? whoOf.set(number, sampleOf(number)).get(number);

export function peopleView(get, put) {
  const [plot, strip] = [cloud(), sampleScale()];
  const { hand, how } = marker();
  const box = h("div", { class: "cloud" }, plot.node, hand);
  const read = rAndShare();
  const more = (count) => () => put({ samples: Math.min(mostSamples, get("samples") + count) });
  const acts = [
    button({ label: peopleWords.one, onclick: more(1) }),
    button({ label: peopleWords.ten, onclick: more(10) }),
  ];
  const sliders = handSliders(get, move, take);
  const actions = h(
    "p",
    { class: "actions" },
    acts.map((one) => one.node),
  );
  const held = { state: null, told: false };
  const node = h("div", { class: "people" }, box, how, read.node, strip.node, actions);

  function take(person) {
    put({ person });
  }
  function move(alliance, outcome) {
    const person = get("person");
    const to = [inFrame(alliance), inFrame(outcome)];
    const rest = get("moved").filter((code) => Math.floor(code / 1_000_000) !== person);
    const [home, out] = hundred()[person - 1];
    put({ moved: to[0] === home && to[1] === out ? rest : [...rest, codeOf(person, ...to)] });
  }
  handGrips({ box, hand, plot, held, take, move });
  handKeys(hand, {
    step(across, up) {
      held.told = true;
      const [alliance, outcome] = held.state.at;
      move(alliance + across, outcome + up);
    },
    go(person) {
      held.told = true;
      take(person);
    },
    person: () => get("person"),
  });

  return {
    node,
    rest: [
      { node: h("p", { class: "people-hint" }, peopleWords.hint) },
      { node: sliders.person.node },
      { node: sliders.alliance.node },
      { node: sliders.outcome.node },
    ],
    note: peopleWords.note,
    draw(part, show) {
      const { held: shown, controls, numbers, parts } = part;
      show(part, node);
      controls.update("people");
      numbers.show([]);
      const state = (held.state = cloudState(get));
      plot.draw(state, shown.width);
      strip.draw(state, shown.width);
      const [left, top] = plot.spot(state.at);
      Object.assign(hand.style, { left: `${left}px`, top: `${top}px` });
      hand.setAttribute("aria-label", peopleWords.spot(state));
      read.set(state.samples ? state.last : state.all);
      sliders.person.set(state.person);
      sliders.alliance.set(state.at[0]);
      sliders.outcome.set(state.at[1]);
      parts.task(peopleWords.task(state));
      parts.say(peopleWords.say(state));
      // The sentence speaks of all; whoever moves by keys must hear of the one.
      if (held.told)
        hand.dispatchEvent(new CustomEvent("bonds-tell", { bubbles: true, detail: peopleWords.told(state) }));
      held.told = false;
    },
    table: () => peopleTables(held.state),
  };
}

// What is taken and moved, with the words that tell a listener its keys.
function marker() {
  const how = h("p", { class: "heard", id: `bonds-how-${counted()}` }, peopleWords.how);
  const hand = h("div", {
    class: "hand",
    tabindex: 0,
    role: "application",
    "aria-roledescription": peopleWords.role,
    "aria-describedby": how.id,
  });
  return { hand, how };
}

// Everything that follows from who stands where and how many samples were drawn.
function cloudState(get) {
  const [samples, person] = [get("samples"), get("person")];
  const [points, born] = [movedPeople(get("moved")), hundred()];
  const [x, y] = xAndY(points);
  const line = (chosen) => lineThrough(...xAndY(chosen.map((i) => points[i])));
  const fits = drawnSamples.slice(0, samples).map((number) => line(who(number)));
  const lit = samples ? who(samples) : [];
  const same = (values) => Math.min(...values) === Math.max(...values);
  const at = points[person - 1];
  return {
    points,
    born,
    person,
    at,
    samples,
    lit,
    fits,
    all: lineThrough(x, y),
    first: lineThrough(...xAndY(born)),
    last: fits[samples - 1],
    middles: [median(x), median(y)],
    counts: aboveMiddle(x, y),
    same: [same(x), same(y)],
    lastSame: xAndY(lit.map((i) => points[i])).map(same),
    away: points.filter((one, i) => one[0] !== born[i][0] || one[1] !== born[i][1]).length,
    atEdge: at.some((value) => Math.abs(value) === EDGE),
  };
}

// r, and its square as a filled share.
function rAndShare() {
  const r = h("span", { class: "people-r" });
  const filled = h("i", {});
  const said = h("span", { class: "people-share" });
  return {
    node: h("p", { class: "people-read", "aria-hidden": "true" }, r, h("span", { class: "share" }, filled), said),
    set(line) {
      r.textContent = peopleWords.r(line);
      filled.style.width = `${100 * (Number.isFinite(line.r) ? line.rSquared : 0)}%`;
      said.textContent = peopleWords.percent(line);
    },
  };
}

function handSliders(get, move, take) {
  const place = { min: -EDGE, max: EDGE, step: 0.05, page: 0.5, number: true, value: 0, say: peopleWords.place };
  const at = () => movedPeople(get("moved"))[get("person") - 1];
  const { person, alliance, outcome } = peopleWords.sliders;
  return {
    person: range({ label: person, min: 1, max: PEOPLE, step: 1, page: 10, value: 1, say: String, onchange: take }),
    alliance: range({ ...place, label: alliance, onchange: (value) => move(value, at()[1]) }),
    outcome: range({ ...place, label: outcome, onchange: (value) => move(at()[0], value) }),
  };
}

// A mouse takes the fingerReach point and drags it at once. A finger or a pen takes it by a tap and drags the marker alone,
// so that a swipe over the picture scrolls the page.
function handGrips({ box, hand, plot, held, take, move }) {
  let [dragged, tap] = [false, false];
  const inBox = (event) => {
    const edge = box.getBoundingClientRect();
    return [event.clientX - edge.left, event.clientY - edge.top];
  };
  const onMarker = (event) => {
    const [px, py] = inBox(event);
    const [x, y] = plot.spot(held.state.at);
    return Math.hypot(x - px, y - py) <= 13;
  };
  const under = (event) => {
    const [px, py] = inBox(event);
    const away = held.state.points.map((one) => {
      const [x, y] = plot.spot(one);
      return Math.hypot(x - px, y - py);
    });
    const least = Math.min(...away);
    return least <= fingerReach ? away.indexOf(least) + 1 : 0;
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const mouse = event.pointerType === "mouse";
    tap = !mouse && event.target !== hand;
    const person = mouse && !onMarker(event) ? under(event) : 0;
    if (tap || (mouse && !person && event.target !== hand)) return;
    if (person) take(person);
    dragged = true;
    box.setPointerCapture(event.pointerId);
    hand.focus({ preventScroll: true });
    event.preventDefault();
  });
  box.addEventListener("pointermove", (event) => dragged && move(...plot.point(inBox(event))));
  box.addEventListener("click", (event) => {
    const person = tap ? under(event) : 0;
    tap = false;
    if (!person) return;
    take(person);
    hand.focus({ preventScroll: true });
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    box.addEventListener(end, () => (dragged = false));
}

function handKeys(hand, { step, go, person }) {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const steps = { n: 1, p: -1 };
  const ends = { Home: 1, End: PEOPLE };
  hand.setAttribute("data-lm-suppress-shortcuts", "true");
  hand.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? 0.5 : 0.1;
    const [way, next] = [ways[event.key], steps[event.key.toLowerCase()]];
    if (way) step(way[0] * far, way[1] * far);
    else if (next) go(((person() - 1 + next + PEOPLE) % PEOPLE) + 1);
    else if (ends[event.key]) go(ends[event.key]);
    else return;
    event.preventDefault();
  });
}

// The state in rows: the counts, the figures, every sample, every person.
function peopleTables(state) {
  const { points, born, lit, fits, samples } = state;
  const words = peopleWords.table;
  const inside = new Set(lit);
  const people = points.map((one, i) => [
    i + 1,
    peopleWords.place(one[0]),
    peopleWords.place(one[1]),
    one[0] === born[i][0] && one[1] === born[i][1] ? "" : words.from(born[i]),
    inside.has(i) ? words.lit : "",
  ]);
  return h(
    "div",
    {},
    table({ caption: words.counts, headers: peopleWords.headers, rows: words.countsOf(state.counts) }),
    table({ caption: words.figures, headers: words.figureHeaders, rows: words.figuresOf(state) }),
    samples
      ? table({
          caption: words.samples,
          headers: words.sampleHeaders,
          rows: fits.map((one, i) => [i + 1, words.rOf(one)]),
        })
      : null,
    table({ caption: words.people, headers: words.peopleHeaders, rows: people }),
  );
}
