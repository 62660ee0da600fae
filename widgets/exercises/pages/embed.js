// One exercise inside another site: starts the view and tells the frame around it how high it is.
import { tellHeight } from "../../_host/height.js";

export function embedded(render) {
  /** @type {HTMLElement} */
  const el = document.querySelector("[data-room]");
  const still = [...el.childNodes];
  /** @type {HTMLLinkElement} */
  const canonical = document.querySelector("link[rel=canonical]");
  try {
    const values = { ...JSON.parse(el.querySelector("script").textContent).state, link: `${canonical.href}#${el.id}` };
    const nothing = () => {};
    const set = (name, value) => (values[name] = value);
    render({ model: { get: (name) => values[name], set, on: nothing, off: nothing, save_changes: nothing }, el });
    el.dataset.live = "true";
  } catch (error) {
    el.replaceChildren(...still);
    console.warn(error.message);
  }
  tellHeight();
}
