/** The picture of a network: an island that brings every `[data-graph]` on the page to life. */
import { Picture } from "./graph/island";

declare global {
  interface HTMLElement {
    /** What tests read back; nothing on a page uses it. */
    malaiPicture?: Picture;
  }
}

for (const host of document.querySelectorAll<HTMLElement>("[data-graph]")) {
  host.malaiPicture = new Picture(host);
  void host.malaiPicture.apply();
}
