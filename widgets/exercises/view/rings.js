// Where each thing stands, by its short name, in three rings; the chips below say the same to whoever does not see it.
import { fill, h, s } from "../../_host/dom.js";
import { grow } from "./tree.js";

// Seats of each ring in the order in which they fill: the widest places first.
const seats = [
  [-40, -6, 40, -6, -40, 11, 40, 11, -36, -23, 36, -23],
  [-37, -53, 37, -53, -48, 56, 48, 56, -112, 5, 112, 5],
  [-40, -90, 40, -90, -72, 92, 72, 92, -105, -64, 105, -64],
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
