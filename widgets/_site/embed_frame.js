// A picture of the book in a frame of another site: nothing but its height is said to the page around it.
import { tellHeight } from "../_host/height.js";

export function render() {
  tellHeight();
}
