// Places that were saved when each scene was an exercise of its own: they stand on the plane again, with the reason left open.
import { readNumber } from "../marking/numbers.js";

export function placedBefore({ id, scenes = [] }, items) {
  const found = {};
  for (const { key, was } of scenes) {
    const saved = items.get(was ?? (scenes.length === 1 ? id : ""))?.answer;
    const [cohesion, control] = [saved?.cohesion, saved?.control].map(readNumber);
    if ([cohesion, control].every((x) => x !== null && Math.abs(x) <= 1)) found[key] = { cohesion, control };
  }
  return Object.keys(found).length ? found : null;
}
