/** The map of a network: an island that brings every `[data-map]` on the page to life. */
import { MapIsland } from "./map/island";

for (const host of document.querySelectorAll<HTMLElement>("[data-map]")) void new MapIsland(host).load();
