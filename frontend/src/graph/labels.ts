/** Names in the picture: two lines at most, never over each other, and no more than can be read. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Wanted {
  id: string;
  x: number;
  y: number;
  radius: number;
  label: string;
  /** A short line under the name, such as a count; may be empty. */
  note: string;
  /** Written even where there is no room: the chosen one and the one under the pointer. */
  isForced: boolean;
  /** May lie over the rim of others, because the picture says little without it. */
  isMajor: boolean;
  /** Among the few that a picture must name, even over a small mark. */
  isFirst: boolean;
}

export interface Placed {
  wanted: Wanted;
  lines: string[];
  box: Box;
}

export type Measure = (text: string) => number;

const segmenters = new Map<string, Intl.Segmenter>();

function pieces(text: string, language: string): string[] {
  if (typeof Intl.Segmenter === "undefined") return text.split(/(?<=\s)/);
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    segmenters.set(language, segmenter);
  }
  return [...segmenter.segment(text)].map((one) => one.segment);
}

function letters(text: string): string[] {
  if (typeof Intl.Segmenter === "undefined") return [...text];
  return [...new Intl.Segmenter("th", { granularity: "grapheme" }).segment(text)].map((one) => one.segment);
}

/** Cut by whole letters with their marks, so that no tone mark is left alone before the dots. */
export function shorten(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  let kept = "";
  for (const letter of letters(text)) {
    if (measure(`${kept}${letter}…`) > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** The most even of two-line breaks that fit, or none. */
function even(parts: string[], width: number, measure: Measure): string[] | null {
  let best: string[] | null = null;
  let least = Infinity;
  for (let at = 1; at < parts.length; at += 1) {
    const halves = [parts.slice(0, at).join("").trimEnd(), parts.slice(at).join("").trimStart()];
    const longest = Math.max(...halves.map(measure));
    if (longest <= width && longest < least) [best, least] = [halves, longest];
  }
  return best;
}

/** Fill the first line, and end the second in dots. */
function full(parts: string[], width: number, measure: Measure): string[] {
  let at = 0;
  while (at < parts.length && measure(parts.slice(0, at + 1).join("").trimEnd()) <= width) at += 1;
  if (at === 0) return [shorten(parts.join(""), width, measure)];
  const rest = parts.slice(at).join("").trim();
  return [parts.slice(0, at).join("").trimEnd(), shorten(rest, width, measure)];
}

/**
 * Break a name into at most two lines: at a space where that fits, so that a given name and a
 * family name stay whole, else between words; what is too long ends in dots.
 */
export function wrap(text: string, width: number, measure: Measure, language: string): string[] {
  if (measure(text) <= width) return [text];
  const words = pieces(text, language);
  return even(text.split(/(?<=\s)/), width, measure) ?? even(words, width, measure) ?? full(words, width, measure);
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

export interface Disc extends Box {
  /** An organisation or group: its mark must stay readable. */
  isBody: boolean;
}

/** The heart of a disc, which no name may hide; its rim may be touched. */
function heart(disc: Box): Box {
  const rim = (disc.right - disc.left) / 5;
  return { left: disc.left + rim, right: disc.right - rim, top: disc.top + rim, bottom: disc.bottom - rim };
}

function boxesAround(wanted: Wanted, width: number, height: number): Box[] {
  const { x, y, radius } = wanted;
  const gap = 3;
  const slant = radius * 0.7;
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(x - width / 2, y + radius + gap),
    at(x + radius + gap, y - height / 2),
    at(x - width / 2, y - radius - gap - height),
    at(x - radius - gap - width, y - height / 2),
    at(x + slant, y + slant),
    at(x - slant - width, y + slant),
    at(x + slant, y - slant - height),
    at(x - slant - width, y - slant - height),
  ];
}

export interface Room {
  width: number;
  height: number;
  limit: number;
  lineHeight: number;
  maxWidth: number;
  language: string;
  /** Where buttons lie over the drawing. */
  reserved: Box[];
}

/** Put a short note behind the last line where it fits, else under it. */
function addNote(lines: string[], note: string, width: number, measure: Measure): void {
  const longer = `${lines.at(-1)} ${note}`;
  if (measure(longer) <= width * 1.15) lines[lines.length - 1] = longer;
  else lines.push(note);
}

/** Place names in their order; one for which no side is free stays unwritten. */
export function place(all: Wanted[], discs: Disc[], room: Room, measure: Measure): Placed[] {
  const taken: Box[] = [...room.reserved];
  const placed: Placed[] = [];
  for (const wanted of all) {
    if (placed.length >= room.limit && !wanted.isForced) continue;
    const lines = wrap(wanted.label, room.maxWidth, measure, room.language);
    if (wanted.note) addNote(lines, wanted.note, room.maxWidth, measure);
    const width = Math.max(...lines.map(measure)) + 4;
    const sides = boxesAround(wanted, width, lines.length * room.lineHeight);
    const isInside = (box: Box): boolean =>
      box.left >= 2 && box.top >= 2 && box.right <= room.width - 2 && box.bottom <= room.height - 2;
    const isFree = (box: Box): boolean => !taken.some((other) => touches(box, other));
    const isClear = (box: Box): boolean => !discs.some((disc) => touches(box, disc));
    const leaves = (box: Box): boolean => !discs.some((disc) => disc.isBody && touches(box, heart(disc)));
    const free = sides.filter((side) => isInside(side) && isFree(side));
    const box =
      free.find(isClear) ??
      (wanted.isMajor ? free.find(leaves) : undefined) ??
      (wanted.isForced || wanted.isFirst ? free[0] : undefined) ??
      (wanted.isForced ? sides[0] : undefined);
    if (!box) continue;
    taken.push(box);
    placed.push({ wanted, lines, box });
  }
  return placed;
}
