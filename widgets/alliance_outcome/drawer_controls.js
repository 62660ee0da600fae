// The controls of the drawer: what is hidden, which truth, other studies; under More what makes it less plain.
import { h } from "../_host/dom.js";
import { range, radios, button, toggle } from "../_host/controls.js";
import { drawerWords } from "./drawer_words.js";

const LAST_SEED = 9999;

export function drawerControls(get, put) {
  const hidden = range({
    label: drawerWords.hidden,
    min: 0,
    max: 10,
    step: 1,
    page: 2,
    value: get("hidden"),
    say: drawerWords.share,
    onchange: (tenths) => put({ hidden: tenths }),
  });
  const truth = radios({
    legend: drawerWords.truth,
    options: drawerWords.truths,
    value: get("truth"),
    onchange: (one) => put({ truth: one }),
  });
  const fresh = button({ label: drawerWords.fresh, onclick: () => put({ teams: (get("teams") % LAST_SEED) + 1 }) });
  const spread = range({
    label: drawerWords.spread,
    min: 0,
    max: 0.3,
    step: 0.05,
    page: 0.1,
    value: get("spread"),
    say: drawerWords.spreadSaid,
    onchange: (tau) => put({ spread: tau }),
  });
  const guesses = toggle({ label: drawerWords.guesses, value: get("guesses"), onchange: (on) => put({ guesses: on }) });
  const row = h("div", { class: "drawer-row drawer-wide" }, truth.node, fresh.node);
  truth.node.classList.add("in-line");
  hidden.node.classList.add("drawer-wide");
  return {
    atHand: [hidden.node, row],
    rest: [
      { node: hidden.node },
      { node: row },
      { node: spread.node, traits: ["spread"] },
      { node: guesses.node, traits: ["guesses"] },
    ],
    set() {
      for (const [name, control] of Object.entries({ hidden, truth, spread, guesses })) control.set(get(name));
    },
  };
}
