// Where a milieu's letter may stand so that it hides no other: its dot is exact, the letter beside it gives way.
const gapBetween = 16;
const gapToDot = 11;

export function letterPlaces(named, x, y, size) {
  const places = named.map(({ id, letter, cohesion, control }, i) => {
    const dot = [x(cohesion), y(control)];
    return { id, letter, dot, at: [dot[0] + 11 * Math.cos(i * 2.4), dot[1] + 11 * Math.sin(i * 2.4)] };
  });
  for (let round = 0; round < 120; round += 1) {
    for (const place of places) {
      for (const other of places) {
        if (other !== place) apart(place.at, other.at, gapBetween);
        apart(place.at, other.dot, gapToDot);
      }
      follow(place.at, place.dot, gapToDot);
      place.at = place.at.map((value) => Math.min(size - 50, Math.max(50, value)));
    }
  }
  return places;
}

function apart(moved, still, gap) {
  const [dx, dy] = [moved[0] - still[0], moved[1] - still[1]];
  // Most pairs lie far apart, and a root for each of them would cost the first frame.
  if (dx * dx + dy * dy >= gap * gap) return;
  const distance = Math.sqrt(dx * dx + dy * dy) || 1e-6;
  const push = (gap - distance) / distance / 2;
  moved[0] += dx * push;
  moved[1] += dy * push;
}

function follow(moved, still, gap) {
  const [dx, dy] = [moved[0] - still[0], moved[1] - still[1]];
  if (dx * dx + dy * dy <= gap * gap) return;
  const distance = Math.sqrt(dx * dx + dy * dy);
  const pull = ((distance - gap) / distance) * 0.2;
  moved[0] -= dx * pull;
  moved[1] -= dy * pull;
}
