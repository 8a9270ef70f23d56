/** A small map in a form: tap where it is, or move the cross by keys. */
import { pathOf, fitted, shapesFrom, svg } from "./shapes";
import { Zooming } from "./zooming";

const HEIGHT = 360;
const STEP = 24;
const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Draw the map into `host`; `chosen` gets latitude and longitude of what was tapped. */
export async function picker(host: HTMLElement, start: [number, number] | null, chosen: (latitude: number, longitude: number) => void): Promise<void> {
  const shapes = await shapesFrom(host.dataset["shapes"] ?? "");
  const width = host.clientWidth || 320;
  const projection = fitted(shapes.values(), width, HEIGHT, 8);
  const path = pathOf(projection);
  const drawing = svg("svg", { class: "map-drawing", viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT });
  const ground = svg("g");
  for (const shape of shapes.values()) ground.append(svg("path", { class: "map-area", d: path(shape) ?? "" }));
  const cross = svg("path", { class: "map-cross", d: "M-14 0H14M0 -14V14" });
  drawing.append(ground, cross);
  let at: [number, number] | null = start ? (projection([start[1], start[0]]) ?? null) : null;
  const zooming = new Zooming(drawing, (to) => {
    ground.setAttribute("transform", to.toString());
    place();
  });
  const place = (): void => {
    const [x, y] = zooming.at.apply(at ?? [width / 2, HEIGHT / 2]);
    cross.setAttribute("transform", `translate(${x} ${y})`);
    cross.toggleAttribute("data-chosen", at !== null);
  };
  const take = (x: number, y: number): void => {
    at = zooming.at.invert([x, y]);
    const found = projection.invert?.(at);
    place();
    if (found) chosen(found[1], found[0]);
  };
  zooming.resize(width, HEIGHT);
  drawing.addEventListener("click", (event) => {
    const box = drawing.getBoundingClientRect();
    take(((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height);
  });
  host.onkeydown = (event) => {
    const step = KEYS[event.key];
    const [x, y] = zooming.at.apply(at ?? [width / 2, HEIGHT / 2]);
    if (step) take(x + step[0], y + step[1]);
    else if (event.key === "+" || event.key === "=") zooming.by(1.6);
    else if (event.key === "-") zooming.by(1 / 1.6);
    else if (event.key === "Enter") take(x, y);
    else return;
    event.preventDefault();
  };
  host.tabIndex = 0;
  host.setAttribute("role", "application");
  host.replaceChildren(drawing);
  place();
}
