// Where each thing stands, by its short name, in three rings; the chips below say the same to whoever does not see it.
import { fill, h, s } from "../../_host/dom.js";
import { grow } from "./tree.js";

// Seats of each ring in the order in which they fill: the widest places first.
const seats = [
  [-35, -6, 35, -6, -35, 11, 35, 11, -35, -22, 35, -22],
  [-44, -46, 44, -46, -44, 49, 44, 49, -103, 4, 103, 4],
  [-82, -66, 82, -66, -82, 74, 82, 74, 0, -78, 136, 4],
];

export function ringPicture(picture, { things, groups }) {
  const names = s("g", {});
  const node = h("div", { class: "rings" }, grow(picture));
  node.firstChild.append(names);
  return {
    node,
    draw: (chosen) =>
      fill(
        names,
        groups.flatMap((group, ring) =>
          things
            .filter(({ key }) => chosen[key] === group)
            .map(({ short }, i) =>
              s("text", { x: seats[ring][2 * i], y: seats[ring][2 * i + 1], "text-anchor": "middle" }, short),
            ),
        ),
      ),
  };
}
