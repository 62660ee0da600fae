// A chart with something to interact with is a drawing first; its runtime is fetched once, when the reader asks.
(() => {
  const words = {
    explore: "Explore this chart",
    loading: "Loading the chart…",
    failed: "The live chart could not be loaded; the drawing and the data stand.",
  };
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, "");
  let runtime;

  // One sentence about what was chosen, from the rows of the figure's own table: the picture says it to the eye alone.
  function chosen(figure, choice) {
    const texts = (row) => [...row.cells].map((cell) => cell.textContent);
    const [heads, ...rows] = [...figure.querySelectorAll("table tr")].map(texts);
    const held = rows.filter((row) => row.includes(choice));
    if (!held.length) return "";
    const cell = (found, place, head) => held.at(place === "first" ? 0 : -1)[heads.indexOf(head)];
    return figure.querySelector("script.spec").dataset.told.replace(/\{(first|last) ([^}]+)\}/g, cell);
  }

  function asked(name) {
    return new Promise((ready, fail) => {
      const script = document.createElement("script");
      script.src = `${base}${name}`;
      script.onload = ready;
      script.onerror = () => fail(new Error("vega.js was not loaded"));
      document.head.append(script);
    });
  }

  function load() {
    // Lost once on a poor line it is asked for once more, and after that by the next click.
    runtime ??= asked("vega.js").catch(() => asked("vega.js?again"));
    runtime.catch(() => (runtime = undefined));
    return runtime;
  }

  async function draw(figure, text) {
    const place = figure.querySelector(".live");
    // Its colours are variables of the style sheet and stay so in the drawing: paper and a change of theme recolour it.
    const spec = JSON.parse(text);
    spec.width = Math.max(280, Math.min(640, figure.clientWidth));
    await load();
    await window.bondsChart(place, spec);
    figure.classList.add("is-live");
  }

  for (const data of document.querySelectorAll("script.spec")) {
    const figure = data.closest("figure");
    const note = document.createElement("span");
    // No role: a status is announced as a bar even while it is empty.
    note.setAttribute("aria-live", "polite");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.explore;
    const bar = document.createElement("p");
    bar.className = "explore";
    bar.append(button, note);
    const place = document.createElement("div");
    place.className = "live";
    data.before(place, bar);
    button.addEventListener("click", async () => {
      note.textContent = words.loading;
      try {
        await draw(figure, data.textContent);
        note.textContent = "";
        /** @type {HTMLElement} */
        const first = place.querySelector("select, input");
        first?.focus();
        button.hidden = true;
      } catch (error) {
        note.textContent = words.failed;
        console.warn(`chart: ${error.message}`);
      }
    });
    place.addEventListener("change", (event) => {
      const target = /** @type {HTMLSelectElement} */ (event.target);
      note.textContent = chosen(figure, target.selectedOptions?.[0].textContent ?? target.value);
    });
  }
})();
