// Milieus to judge in turn: what is out of measure, on which side, and, if one likes, where on the plane.
import { counted, fill, h, s } from "../../_host/dom.js";
import { range } from "../../_host/controls.js";
import { placeWord } from "../marking/marking.js";
import { chips } from "./chips.js";
import { planeGround, planePoint, planeSide, planeTaps, planeTrace } from "./plane_ground.js";
import { dotted, inner } from "./title.js";
import { grow } from "./tree.js";
import { words } from "./words.js";

const planeAxes = ["cohesion", "control"];

// The words of `degree` in suicide_typology/model.py, held to it by a test.
function spokenPlace(x) {
  if (x === null) return words.unplaced;
  const [middle, ...degrees] = words.degree;
  const reached = [0.05, 0.25, 0.5, 0.75].filter((border) => Math.abs(x) - border > -1e-9).length;
  return reached ? `${degrees[reached - 1]} ${words.side[Number(x > 0)]} (${x.toFixed(2)})` : middle;
}

export function planeKind({ item, change, rest }) {
  const id = `ex-plane-${counted()}`;
  const { scenes } = item;
  /** @type {Record<string, any>} */
  let given = {};
  let at = 0;
  let open = true;
  const mine = () => (given[scenes[at].key] ??= {});
  const isPlaced = (one) => planeAxes.every((axis) => Number.isFinite(one?.[axis]));
  const holds = (scene) =>
    isPlaced(given[scene.key]) &&
    placeWord(
      scene,
      planeAxes.map((axis) => given[scene.key][axis]),
    ) !== "against";
  const isUnasked = () => !["ties", "limits"].includes(mine().reason);
  const isJudged = () => Boolean(mine().reason && (mine().side || isUnasked()));

  const told = h("div", { class: "scene", id: `${id}-scene` });
  const step = (name, label, options, onchange) => {
    const by = h("span", { id: `${id}-${name}`, class: name === "side" ? "heard" : null }, label);
    const choice = chips({ by: by.id, told: told.id, options, onchange });
    return { ...choice, by };
  };
  const reason = step("reason", words.trouble, words.reasons, (value) => {
    mine().reason = value;
    if (isUnasked()) delete mine().side;
    moved();
  });
  const side = step("side", words.which, words.sides, (value) => {
    mine().side = value;
    moved();
  });
  const [under, over] = [s("g", {}), s("g", {})];
  const now = s("text", { class: "in now", y: 5, "text-anchor": "middle" });
  const place = (next) => {
    if (!open || !isJudged()) return;
    Object.assign(mine(), next);
    moved();
  };
  const ranges = planeAxes.map((axis) =>
    range({
      label: words.axes[axis],
      min: -1,
      max: 1,
      step: 0.05,
      page: 0.25,
      value: null,
      say: spokenPlace,
      onchange: (x) => place({ cohesion: 0, control: 0, ...(isPlaced(mine()) ? mine() : {}), [axis]: x }),
    }),
  );
  const box = h("div", { class: "plane" }, planeGround(under, over, now));
  planeTaps(box, (cohesion, control) => place({ cohesion, control }));
  const keys = h(
    "div",
    { class: "keys" },
    ranges.map(({ node }) => node),
  );
  // Once they are used they stay until the next scene: nothing moves under a pointer.
  keys.addEventListener("focusin", () => box.classList.add("keyed"));
  box.append(keys);

  const draw = () => {
    const one = mine();
    const judged = isJudged();
    reason.set(one.reason ?? "");
    side.set(one.side ?? "");
    reason.lock(!open);
    side.lock(!open || isUnasked());
    side.node.classList.toggle("unasked", isUnasked());
    for (const [i, axis] of planeAxes.entries()) ranges[i].set(isPlaced(one) ? one[axis] : null);
    for (const input of keys.querySelectorAll("input")) input.disabled = !open || !judged;
    box.classList.toggle("waits", !open || !judged);
    now.textContent = isPlaced(one) || !open ? "" : words.steps[judged ? 2 : one.reason ? 1 : 0];
    fill(
      over,
      // A mark that says something else than the scene would teach a wrong map.
      scenes.map((scene, i) => (i !== at && holds(scene) ? planeTrace(given[scene.key], i + 1) : null)),
      isPlaced(one) ? planePoint(one, open || holds(scenes[at]) ? "point" : "point astray") : null,
    );
  };
  const moved = () => {
    draw();
    change();
  };
  const go = (next) => {
    [at, open] = [next, true];
    fill(
      told,
      scenes.length > 1 || scenes[at].text.length
        ? [h("b", { class: "run-in" }, numbered(scenes, at)), " ", grow(inner(scenes[at].text))]
        : null,
    );
    fill(under);
    for (const row of [reason, side]) row.due();
    box.classList.remove("keyed");
    draw();
  };
  const close = (scene) => {
    open = false;
    fill(under, planeSide(scene));
    draw();
  };
  const after = () => {
    if (at + 1 >= scenes.length) return null;
    const label = words.next(at + 2, scenes.length, scenes[at + 1].title);
    return h("button", { type: "button", class: "next", onclick: () => (go(at + 1), rest(reason.node)) }, label);
  };
  go(0);
  return {
    node: [
      told,
      h("div", { class: "steps" }, reason.by, reason.node, side.by, side.node),
      box,
      h("div", { class: "paper" }, scenes.map(paperScene)),
    ],
    read: () =>
      Object.fromEntries(
        Object.entries(given)
          .filter(([, one]) => Object.keys(one).length)
          .map(([key, one]) => [key, { ...one }]),
      ),
    write: (answer) => {
      given = {};
      for (const { key } of scenes) {
        const one = answer?.[key];
        if (typeof one !== "object" || !one) continue;
        const kept = {};
        if (words.reasons.some(([value]) => value === one.reason)) kept.reason = one.reason;
        if (words.sides.some(([value]) => value === one.side)) kept.side = one.side;
        if (planeAxes.every((axis) => typeof one[axis] === "number" && Math.abs(one[axis]) <= 1))
          for (const axis of planeAxes) kept[axis] = one[axis];
        given[key] = kept;
      }
      // Where a reader left off: the last scene that was judged, or the one after it where it stands.
      const left = Math.max(0, ...scenes.map(({ key }, i) => (given[key]?.reason ? i : 0)));
      const { key, reason: trouble, side: which } = scenes[left];
      go(left + Number(left + 1 < scenes.length && given[key]?.reason === trouble && given[key].side === which));
    },
    ready: isJudged,
    // What is told is told of the scene at hand.
    shown: (parts) => parts.find(({ key }) => key === scenes[at].key),
    tell: (parts) => {
      const part = parts.find(({ key }) => key === scenes[at].key);
      if (part?.right) close(scenes[at]);
      return [];
    },
    after,
    reveal: () => {
      close(scenes[at]);
      reason.due(scenes[at].reason);
      side.due(scenes[at].side);
      return [words.is, grow(scenes[at].model_answer)];
    },
  };
}

// By this number its mark is known on the plane.
const numbered = (scenes, i) => `${scenes.length > 1 ? `${i + 1}. ` : ""}${dotted(scenes[i].title)}`;

function paperScene({ title, text }) {
  const choices = (options) => options.map(([, word]) => word).join(" · ");
  return [
    h("p", {}, h("b", {}, dotted(title)), " ", grow(inner(text))),
    h("p", {}, `${words.trouble} ${choices(words.reasons)} · ${choices(words.sides)}`),
  ];
}
