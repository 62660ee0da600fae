// The page's host: gives each view a model without a kernel, keeps its state in the address, and lets no failure spread.
(() => {
  const words = {
    address: "Part of this address could not be read; for that part the usual starting values are shown.",
    failed: "The interactive form could not start. What stands here says the same in a figure and a table.",
    unasked:
      "The exercises of this page could not start. They can be read, and below each a link leads to its answer, with reasons.",
  };
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, "");
  const rooms = new Map();
  const spoken = document.createElement("p");
  spoken.className = "vh";
  spoken.setAttribute("aria-live", "polite");
  document.querySelector("main").append(spoken);
  const widgets = [];

  window.bonds = {
    view(room, render) {
      rooms.get(room)?.ready(render);
    },
  };

  function load(room) {
    if (!rooms.has(room)) {
      const entry = {};
      entry.view = new Promise((ready, fail) => {
        entry.ready = ready;
        ask(`${base}${room}.js`, false);
        function ask(address, again) {
          const script = document.createElement("script");
          script.src = address;
          script.onerror = () => {
            // A file lost once on a poor line is asked for once more, and after that by the next widget that needs it.
            if (!again) return ask(`${address}?again`, true);
            rooms.delete(room);
            return fail(new Error(`${room}.js was not loaded`));
          };
          // Arrived and did not run: an old browser, or somebody's page in its place. After `ready` this says nothing.
          script.onload = () => fail(new Error(`${room}.js did not start`));
          document.head.append(script);
        }
      });
      rooms.set(room, entry);
    }
    return rooms.get(room).view;
  }

  // ---- the address: #typology=c:-0.6,k:0.1&ties=m:eggs
  const form = /^[a-z][a-z0-9-]*=/;

  function addressed() {
    const hash = plainly(location.hash.slice(1));
    if (!form.test(hash)) return new Map();
    const parts = hash.split("&");
    if (hash.length > 4000 || parts.length > 20) return new Map([["", null]]);
    return new Map(parts.map((part) => [part.split("=", 1)[0], part.slice(part.indexOf("=") + 1)]));
  }

  // Mail programs write c%3A-0.6 for c:-0.6, chats add marks that nobody sees; every value is checked after this.
  function plainly(hash) {
    try {
      return decodeURIComponent(hash)
        .replace(/[\p{Cf}\ufe0f]/gu, "")
        .trim();
    } catch {
      return hash; // a broken %-sequence
    }
  }

  const own = (words, text) => (Object.keys(words ?? {}).includes(text) ? words[text] : undefined);

  function parse(text, rule) {
    if (rule.kind === "list") {
      const parts = text === "" ? [] : text.split("~");
      if (parts.length < (rule.least ?? 0) || parts.length > (rule.most ?? 100)) return undefined;
      const values = parts.map((part) => parse(part, rule.of));
      return values.includes(undefined) ? undefined : values;
    }
    if (rule.kind === "flag") return text === "1" || (text === "0" ? false : undefined);
    if (rule.kind === "choice") {
      // A word that stood here once means another one now.
      const said = own(rule.was, text) ?? text;
      return rule.values.find((value) => String(value) === said);
    }
    if (!/^-?\d{1,12}(\.\d{1,12})?$/.test(text)) return undefined;
    const number = Number(text);
    if (number < rule.min || number > rule.max || (rule.kind === "whole" && !Number.isInteger(number)))
      return undefined;
    return number;
  }

  function spell(value) {
    if (Array.isArray(value)) return value.map(spell).join("~");
    if (typeof value === "boolean") return value ? "1" : "0";
    return typeof value === "number" ? String(Number(value.toFixed(6))) : encodeURIComponent(value);
  }

  function read(text, { rules, retired }) {
    const values = {};
    const gone = new Set();
    let faults = 0;
    const parts = text === "" ? [] : text.split(",");
    if (parts.length > 50) return { values, faults: 1, gone };
    for (const part of parts) {
      const cut = part.indexOf(":");
      const short = part.slice(0, cut);
      const rule = cut > 0 && Object.prototype.hasOwnProperty.call(rules, short) ? rules[short] : undefined;
      const text = part.slice(cut + 1);
      const value = rule && parse(text, rule);
      const sentence = rule && own(rule.gone, own(rule.was, text) ?? text);
      if (sentence) gone.add(sentence);
      else if (cut > 0 && Object.prototype.hasOwnProperty.call(retired, short)) gone.add(retired[short]);
      else if (value === undefined || rule.trait in values) faults += 1;
      else values[rule.trait] = value;
    }
    return { values, faults, gone };
  }

  function fragment({ key, model, rules, unsaid }) {
    const initial = model.get("initial");
    const all = Object.values(rules).some(({ trait }) => spell(model.get(trait)) !== spell(initial[trait]))
      ? Object.entries(rules).filter(
          ([, { trait }]) => trait in unsaid || spell(model.get(trait)) !== spell(initial[trait]),
        )
      : [];
    return all.length
      ? `${key}=${all.map(([short, { trait }]) => `${short}:${spell(model.get(trait))}`).join(",")}`
      : "";
  }

  let waiting = 0;
  function remember() {
    // Browsers refuse more than about a hundred address changes in half a minute.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const parts = widgets.map(fragment).filter(Boolean);
      const plain = form.test(location.hash.slice(1)) ? location.pathname + location.search : location.href;
      try {
        history.replaceState(history.state, "", parts.length ? `#${parts.join("&")}` : plain);
      } catch {
        // An address that cannot be written costs the reader nothing but the address.
      }
    }, 300);
  }

  // ---- a model without a kernel
  function pageModel(state) {
    const values = new Map(Object.entries(state));
    const heard = new Map();
    const fire = (event) => [...(heard.get(event) ?? [])].forEach((listener) => listener());
    return {
      get: (name) => values.get(name),
      set(name, value) {
        if (values.get(name) === value) return;
        values.set(name, value);
        fire(`change:${name}`);
        fire("change");
      },
      on: (event, listener) => heard.set(event, (heard.get(event) ?? new Set()).add(listener)),
      off: (event, listener) => (listener ? heard.get(event)?.delete(listener) : heard.delete(event)),
      save_changes: remember,
    };
  }

  function widget(el) {
    const held = JSON.parse(el.querySelector(":scope > script").textContent);
    const { room, key, state, address: rules, retired = {}, unsaid = {} } = held;
    const one = { el, room, key, rules, retired, unsaid, model: null };
    const model = pageModel(state);
    one.model = {
      ...model,
      get: (name) => (name === "link" ? `${location.href.split("#")[0]}#${fragment(one) || el.id}` : model.get(name)),
    };
    el.id ||= `widget-${key}`;
    return one;
  }

  function notice(el, text, about) {
    if (el.previousElementSibling?.classList.contains("notice")) return;
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = text;
    if (about) line.dataset[about] = "";
    el.before(line);
    // A region that arrives together with its words is not spoken: one that was always there says them.
    setTimeout(() => (spoken.textContent = text), 400);
  }

  let told = false;
  function fail(one) {
    if (one.room !== "exercises") notice(one.el, words.failed);
    else if (!told) notice(one.el, words.unasked);
    // A dozen exercises need one line.
    told ||= one.room === "exercises";
  }

  // A widget that an address names and that is on another page now: the line that says so leads there with the rest.
  function moved(parts) {
    /** @type {NodeListOf<HTMLElement>} */
    const lines = document.querySelectorAll("[data-was]");
    for (const line of lines) {
      const key = line.dataset.was;
      const link = line.querySelector("a");
      line.className = parts.has(key) ? "notice" : "was";
      line.dataset.key ??= link.hash.slice(1) || key;
      if (parts.has(key)) link.hash = `${line.dataset.key}=${parts.get(key) ?? ""}`;
      parts.delete(key);
    }
  }

  function restore(again) {
    const parts = addressed();
    const said = [];
    let faults = 0;
    let named;
    for (const old of document.querySelectorAll(".notice[data-address]")) old.remove();
    for (const one of widgets) {
      if (!parts.has(one.key)) continue;
      // A link leaves out what stands at its start, so on an open page the rest goes back there first.
      if (again)
        for (const { trait } of Object.values(one.rules)) one.model.set(trait, one.model.get("initial")[trait]);
      const result = read(parts.get(one.key) ?? "", one);
      parts.delete(one.key);
      faults += result.faults;
      said.push(...result.gone);
      // What an address of before left out is what stood at the start then.
      for (const [name, value] of Object.entries({ ...one.unsaid, ...result.values })) one.model.set(name, value);
      named ??= one;
    }
    moved(parts);
    if (faults + parts.size > 0) said.unshift(words.address);
    if (widgets.length && said.length) notice(widgets[0].el, said.join(" "), "address");
    return named;
  }

  async function start(one) {
    if (one.started) return;
    one.started = true;
    const fallback = [...one.el.childNodes];
    try {
      const render = await load(one.room);
      const before = one.el.getBoundingClientRect();
      one.stop = render({ model: one.model, el: one.el });
      one.el.dataset.live = "true";
      // What grows above the window must not push what is being read: not every browser keeps the place by itself.
      const grown = one.el.getBoundingClientRect().bottom - before.bottom;
      if (before.bottom <= 0 && grown) scrollBy({ top: grown, behavior: "instant" });
    } catch (error) {
      one.el.replaceChildren(...fallback);
      one.el.dataset.failed = "true";
      fail(one);
      console.warn(`${one.room}: ${error.message}`);
    }
  }

  for (const el of document.querySelectorAll("[data-room]")) {
    try {
      widgets.push(widget(el));
    } catch (error) {
      notice(el, words.failed);
      console.warn(`A widget's data could not be read: ${error.message}`);
    }
  }
  const first = restore();
  if (first) {
    start(first);
    first.el.scrollIntoView();
  }
  addEventListener("hashchange", () => restore(true)?.el.scrollIntoView());
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((one) => one.isIntersecting)) {
        near.unobserve(entry.target);
        start(widgets.find((one) => one.el === entry.target));
      }
    },
    { rootMargin: "500px 0px" },
  );
  for (const one of widgets) near.observe(one.el);
  window.bonds.widgets = widgets;
})();
