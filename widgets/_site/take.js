// What a chart gives away: its picture, its table and the code that drew it; asked for when a fold is first opened.
import { h, fill } from "../_host/dom.js";
import { takeRow } from "../_host/take.js";

const chartCode = {
  loading: "The code is on its way…",
  failed: "The code did not arrive. It stands in the notebook of this chapter.",
};

function chartRow(figure, details) {
  const text = (what) => figure.querySelector(what)?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return takeRow({
    // A picture has two drawings, one for each width, and may have come alive: what is hidden is left out.
    box: () => [...figure.querySelectorAll(".ink, .live")].find((one) => one.querySelector("svg")?.clientWidth),
    tables: () => [...details.querySelectorAll("table")],
    about: () => ({
      title: text("figcaption strong"),
      said: text("figcaption span"),
      source: text(".source").replace(/^Source: /, ""),
      licence: details.dataset.licence,
      address: `${location.href.split("#")[0]}#${figure.id}`,
      name: `bonds-${figure.id}`,
    }),
  });
}

// The code of a page's charts comes as one file, from the place where this one came from.
let asked;
function codeOf(base) {
  asked ??= new Promise((ready, fail) => {
    const { chapter } = document.querySelector("article").dataset;
    const script = h("script", { src: `${base}code-${chapter.replace("/", "-")}.js`, onerror: fail });
    window.bondsCode = ready;
    document.head.append(script);
  });
  asked.catch(() => (asked = undefined));
  return asked;
}

async function showCode(details, base) {
  const place = details.querySelector("pre") ?? h("pre", { tabindex: 0 });
  if (place.dataset.shown) return;
  details.append(fill(place, chartCode.loading));
  try {
    const cells = await codeOf(base);
    const at = [...document.querySelectorAll("details.code")].indexOf(details);
    fill(
      place,
      cells[at].map(([kind, text]) => (kind ? h("span", { class: kind }, text) : text)),
    );
    place.dataset.shown = "true";
  } catch {
    fill(place, chartCode.failed);
  }
}

export function render(base) {
  const opened = (details) => {
    if (!details.open) return;
    if (details.matches(".code")) return showCode(details, base);
    if (!details.querySelector(".take")) details.append(chartRow(details.parentElement, details));
  };
  const all = document.querySelectorAll("figure.chart > details");
  for (const one of all) {
    one.addEventListener("toggle", () => opened(one));
    opened(one);
  }
}
