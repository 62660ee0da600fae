// What stands there without an average: lists of values that overlap, and nothing at all.
import { h, fill } from "../_host/dom.js";
import { domainOf } from "./reading.js";
import { words, short } from "./words.js";

export const PRINTED = ["published", "family"];

export function show({ stage, notice }, node, note) {
  if (stage.firstChild !== node) fill(stage, node);
  notice.textContent = note ?? "";
  notice.hidden = !note;
}

export function drawNothing(part, mode, instead, text) {
  const { held, controls, numbers, parts } = part;
  held.rows = held.lines = [];
  held.table = { caption: words.table.caption.studies, headers: words.table.studies };
  show(part, h("p", { class: "empty" }, instead));
  parts.unfold();
  controls.update(mode, null, null);
  numbers.show([]);
  parts.say(text);
}

export function drawPrinted(part, mode, key, rows) {
  const { held, views, controls, numbers, parts } = part;
  if (mode === "funnel") return drawNothing(part, mode, words.refused.funnel, words.refused.noFunnel);
  held.rows = rows.map((row) => ({
    ...row,
    text: row.range
      ? `${short(row.low)} to ${short(row.high)}`
      : row.low === null
        ? short(row.at)
        : words.interval(row),
  }));
  show(part, views.forest.node, words.refused[key]);
  views.forest.draw(
    {
      rows: held.rows,
      domain: domainOf(rows, null),
      stacked: true,
      picked: -1,
      mark: words.mark[key],
      axis: words.axis,
    },
    held.width,
  );
  controls.update(mode, null, null);
  numbers.show([]);
  held.lines = held.rows
    .filter((row) => !row.heading)
    .map((row) => [
      row.name,
      row.group,
      short(row.at ?? NaN),
      row.low === null
        ? words.notPrinted
        : `${short(row.low)} to ${short(row.high)}${row.range ? ` (${words.ends})` : ""}`,
      row.side,
    ]);
  held.table = { caption: words.table.caption.refused, headers: words.table.refused };
  parts.say(words.say.refused[key](held.lines.length));
  return undefined;
}
