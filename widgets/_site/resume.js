// The way back to where a reader stopped: a line on the pages that offer it; it never goes there by itself.
(() => {
  const words = {
    goOn: "Go on where you stopped: ",
    place: (title, heading) => (heading ? `${title}, “${heading}”` : title),
  };
  const root = document.documentElement;
  const placeKey = `bonds-place${root.dataset.edition ? `@${root.dataset.edition}` : ""}`;
  /** @type {HTMLAnchorElement} */
  const back = document.querySelector(".resume a");
  const front = back.href;
  const offerPlace = () => {
    let place;
    try {
      place = JSON.parse(localStorage.getItem(placeKey));
    } catch {
      // What nobody can read leads nowhere.
    }
    const { page, section, title, heading } = place ?? {};
    const whole = [page, section, title].every((one) => typeof one === "string");
    const led = whole && /^\w+\/\w+$/.test(page) && /^[\w-]+$/.test(section);
    root.classList.toggle("stood", led);
    back.hidden = !led;
    if (!led) return;
    back.href = new URL(`${page}.html#${section}`, front).href;
    back.textContent = words.place(title.slice(0, 200), typeof heading === "string" ? heading.slice(0, 200) : "");
    if (!back.previousSibling) back.before(words.goOn);
  };
  offerPlace();
  // A page that the browser had kept shows what was kept since.
  addEventListener("pageshow", (event) => event.persisted && offerPlace());
})();
