// What keys and pointers do to a form, beyond what a browser gives.

// Enter says nothing of how sure a reader is; and JupyterLab swallows the key that sends a form.
export function enter(event) {
  if (event.key !== "Enter" || !event.target.matches("input:not([type=radio],[type=checkbox])")) return;
  event.preventDefault();
  event.currentTarget.dispatchEvent(new Event("submit", { cancelable: true }));
}

// A spent button stays while it has the focus: were it to go as a pointer takes that away, the click would miss its mark.
export function hold() {
  const { classList } = document.activeElement;
  classList.add("held");
  addEventListener("click", () => classList.remove("held"), { once: true });
}
