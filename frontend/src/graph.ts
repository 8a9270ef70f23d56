/** The picture of a network: an island that brings every `[data-graph]` on the page to life. */
import { Picture } from "./graph/island";

for (const host of document.querySelectorAll<HTMLElement>("[data-graph]")) {
  const picture = new Picture(host);
  void picture.load(host.dataset["url"] ?? "");
}
