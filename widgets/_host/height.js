// Tells the page around a frame how high the frame's page is, in the two forms that course sites read.
export function tellHeight() {
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
