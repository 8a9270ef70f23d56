/** The map as the server sends it (`malai.atlas.drawing_map`). */
export type Measure = "members" | "activities" | "ties";
export const MEASURES: Measure[] = ["members", "activities", "ties"];

export interface Area {
  code: string;
  name: string;
  said: string;
  people: number;
  bodies: number;
  members: number;
  activities: number;
  inside: number;
  across: number;
  ties: number;
  middle: [number, number] | null;
  may_open: boolean;
}

export interface Province {
  code: string;
  name: string;
  shape: string;
  middle: [number, number];
}

export interface Between {
  first: string;
  second: string;
  from: string;
  to: string;
  count: number;
}

export interface Mark {
  x: number;
  y: number;
  kind: string;
  count: number;
  names: string[];
  url: string;
  coarse: boolean;
}

export interface OwnLayer {
  id: string;
  name: string;
  shapes: number;
  url: string;
}

export interface MapData {
  language: string;
  measure: Measure;
  province: string;
  areas: Area[];
  provinces: Province[];
  steps: Record<Measure, number[]>;
  between: Between[];
  marks: Mark[];
  layers: OwnLayer[];
}

/** Check that an answer is a map; anything else is a fault of the server, told as a failed drawing. */
export function readMap(value: unknown): MapData {
  const map = value as MapData;
  const lists = [map?.areas, map?.provinces, map?.between, map?.marks, map?.layers];
  if (!lists.every(Array.isArray) || !map.steps) throw new Error("this is no map");
  return map;
}

const SHADES = 5;

/** Which shade a number has, the darkest being 5; 0 where it has none (the server's `shade_of`). */
export function shadeOf(number: number, steps: number[]): number {
  const reached = steps.filter((step) => number >= step).length;
  return reached ? SHADES - steps.length + reached : 0;
}
