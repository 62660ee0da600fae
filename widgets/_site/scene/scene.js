// The road of the front page: moves what stands in the two drawings between their ends; it draws nothing of its own.
(() => {
  const road = /** @type {HTMLInputElement} */ (document.querySelector("#road"));
  const said = /** @type {HTMLElement} */ (document.querySelector("#road-said"));
  const box = /** @type {HTMLElement} */ (document.querySelector(".scene-box"));
  const sentences = JSON.parse(said.dataset.said);
  const ends = [...box.querySelectorAll(".ends span")].map((one) => one.textContent);
  const numbers = (text) => text.split(" ").map(Number);
  const between = (a, b, t) => a.map((x, i) => x + (b[i] - x) * t);
  // Each goes its own way: who becomes a stranger is gone soon, who stays kin keeps step with her. Behind is higher up.
  const ways = { bread: [0.35, -40], sing: [0.35, -20], vote: [0.5, 18], kin: [1, 14], her: [1, 14] };
  const hand = ([x, y, k]) => [x, y - 30 * k];

  const drawings = [...box.querySelectorAll(".scene")].map((svg) => {
    const groups = [...svg.querySelectorAll(".moves")].map((node) => {
      const { then, now } = /** @type {SVGElement} */ (node).dataset;
      const way = Object.keys(ways).find((one) => node.classList.contains(one));
      return { node, then: numbers(then), now: numbers(now), way };
    });
    const strings = [...svg.querySelectorAll(".string")].map((node) => {
      const lift = Number(/** @type {SVGElement} */ (node).dataset.lift);
      return { node, lift, way: Object.keys(ways).find((one) => node.classList.contains(one)) };
    });
    const light = /** @type {SVGElement} */ (svg.querySelector(".moves-light"));
    return { groups, strings, light, from: numbers(light.dataset.then), to: numbers(light.dataset.now) };
  });

  const place = ({ then, now, way }, t) => {
    const [haste, depth] = ways[way];
    const [x, y, k] = between(then, now, t ** haste);
    const far = 4 * t * (1 - t);
    return [x, y + depth * far * k, k * (1 + 0.004 * depth * far)];
  };

  function draw() {
    const t = Number(road.value) / 100;
    const part = {
      "--t": t,
      "--then": Math.max(0, 1 - 8 * t),
      "--now": Math.max(0, 4 * t - 3),
      "--thread": Math.max(0, 5 * t - 4),
    };
    for (const [name, value] of Object.entries(part)) box.style.setProperty(name, String(value));
    for (const { groups, strings, light, from, to } of drawings) {
      const at = {};
      for (const group of groups) {
        const [x, y, k] = (at[group.way] = place(group, t));
        group.node.setAttribute("transform", `translate(${x} ${y})scale(${k})`);
      }
      const [hx, hy] = hand(at.her);
      strings.forEach(({ node, lift, way }, i) => {
        const [x, y] = hand(at[way]);
        const [sag, rise] = [Math.max(hy, y) + 2 + 5 * i, Math.min(hy, y) - lift];
        node.setAttribute("d", `M${hx} ${hy}Q${(hx + x) / 2} ${sag + (rise - sag) * t} ${x} ${y}`);
      });
      ["cx", "cy", "rx", "ry"].forEach((name, i) => light.setAttribute(name, String(between(from, to, t)[i])));
    }
    const [, text] = [...sentences].reverse().find(([begins]) => begins <= 100 * t);
    if (said.textContent !== text) said.textContent = text;
    road.setAttribute("aria-valuetext", t && t < 1 ? road.dataset.onTheWay.replace("{}", road.value) : ends[t]);
  }

  road.addEventListener("input", draw);
  // A page that the browser kept comes back with the slider where it was.
  addEventListener("pageshow", draw);
  draw();
  box.classList.add("lives");
})();
