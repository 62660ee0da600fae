// One exercise inside another site: starts the view and tells the frame around it how high it is.
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
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told || parent === window) return;
    told = height;
    // The form that Canvas reads, and the one of H5P, which Moodle and WordPress read. Any site may embed, so any may hear a height.
    parent.postMessage({ subject: "lti.frameResize", height }, "*");
    parent.postMessage({ type: "resize", height, context: "h5p", action: "resize", scrollHeight: height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
