/** The point of an address: a map to tap on, and where this device is. The map comes only when asked for. */
import { wordsOf } from "../graph/words";

const inside = <T extends Element>(part: Element, name: string): T | null => part.querySelector<T>(`[data-point-${name}]`);

function told(part: HTMLElement, latitude: number, longitude: number, from: string, accuracy = ""): void {
  const text = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const values = { box: text, read: text, from, accuracy };
  for (const [name, value] of Object.entries(values)) inside<HTMLInputElement>(part, name)!.value = value;
  const words = wordsOf(part);
  const sentence = accuracy ? words("off", { n: accuracy }) : words("chosen", { point: text });
  inside<HTMLElement>(part, "said")!.textContent = sentence;
}

async function choose(part: HTMLElement): Promise<void> {
  const map = inside<HTMLElement>(part, "map")!;
  map.hidden = false;
  const numbers = inside<HTMLInputElement>(part, "box")!.value.split(",").map(Number);
  const [latitude, longitude] = numbers;
  const isPoint = numbers.length === 2 && numbers.every(Number.isFinite);
  try {
    const { picker } = await import("../map/picker");
    await picker(map, isPoint ? [latitude!, longitude!] : null, (y, x) => told(part, y, x, "map"));
    map.focus();
  } catch (error) {
    console.warn("The map could not be drawn.", error);
    map.hidden = true;
    inside<HTMLElement>(part, "said")!.textContent = wordsOf(part)("failed");
  }
}

function here(part: HTMLElement): void {
  const failed = (): void => void (inside<HTMLElement>(part, "said")!.textContent = wordsOf(part)("nowhere"));
  if (!navigator.geolocation) return failed();
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => told(part, coords.latitude, coords.longitude, "gps", String(Math.round(coords.accuracy))),
    failed,
    { enableHighAccuracy: true, timeout: 20_000 },
  );
}

export function points(): void {
  const show = (): void => {
    for (const acts of document.querySelectorAll<HTMLElement>("[data-point-acts]")) acts.hidden = false;
  };
  show();
  document.addEventListener("htmx:after:process", show);
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("[data-point-choose], [data-point-here]");
    const part = button?.closest<HTMLElement>("[data-point]");
    if (!button || !part) return;
    if (button.hasAttribute("data-point-here")) here(part);
    else void choose(part);
  });
}
