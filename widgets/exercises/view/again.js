// An exercise that is answered anew: blank, with the last try kept beside it.
import { h } from "../../_host/dom.js";
import { words } from "./words.js";

// Version 1 did not keep what was said under a draft.
export const isTryKept = ({ held, stands }) => stands && held.attempts?.last?.answer !== undefined;
export const isBegunAnew = (kept) => isTryKept(kept) && kept.held.draft && kept.held.answer === null;

// Asked for by an address, once: a reload shows what was begun since.
export function askedBlank({ id }) {
  const asked = location.search === "?again" && location.hash === `#${id}`;
  if (asked) history.replaceState(null, "", location.pathname + location.hash);
  return asked;
}

export const beforeLine = (onclick) => [
  words.before,
  h("button", { type: "button", class: "link", onclick }, words.mine),
];

// What was about to be kept is not: else a draft would come back over what is taken in its place.
export function settle(one) {
  clearTimeout(one.waiting);
  one.waiting = 0;
}
