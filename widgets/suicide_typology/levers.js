// What a reader moves: the controls in reading order, each with its words; they know values, not readings.
import { radios, range, select, toggle } from "../_host/controls.js";
import { degree, twoDecimals } from "./model.js";

export function levers({ words, model, put, pick, named, storyId }) {
  const axis = (name) => {
    const made = range({
      label: words[name],
      min: -1,
      max: 1,
      step: 0.05,
      page: 0.25,
      value: model.get(name),
      say: (value) => (value === null ? words.tableRows.unplaced : `${twoDecimals(value)}, ${degree(value)}`),
      number: true,
      onchange: (value) => put({ [name]: value }),
    });
    // Slider and field share a line, in the order in which the focus meets them.
    made.node.classList.add("placing");
    made.node.querySelector("[type=range]").after(made.node.querySelector(".typed"));
    return made;
  };
  const milieu = select({
    label: words.choose,
    options: [["none", words.none], ...named.map(({ id, milieu: text }) => [id, text])],
    value: model.get("milieu"),
    onchange: pick,
  });
  milieu.node.querySelector("select").setAttribute("aria-describedby", storyId);
  return {
    mode: radios({
      legend: words.mode[0],
      options: words.mode[1],
      value: model.get("mode"),
      onchange: (mode) => put({ mode }),
    }),
    cohesion: axis("cohesion"),
    control: axis("control"),
    cohesion2: axis("cohesion2"),
    control2: axis("control2"),
    share: range({
      label: words.share,
      min: 0,
      max: 1,
      step: 0.05,
      page: 0.25,
      value: model.get("share"),
      say: (value) => words.shareSaid(Math.round(value * 100), 100 - Math.round(value * 100)),
      onchange: (share) => put({ share }),
    }),
    tau: range({
      label: words.tau,
      min: 0,
      max: 0.6,
      step: 0.05,
      page: 0.15,
      value: model.get("tau"),
      say: (value) => words.tauSaid(twoDecimals(value)),
      onchange: (tau) => put({ tau }),
    }),
    milieus: toggle({
      label: words.milieus(named.length),
      value: model.get("milieus"),
      onchange: (milieus) => put({ milieus }),
    }),
    milieu,
  };
}
