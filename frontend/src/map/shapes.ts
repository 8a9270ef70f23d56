/** Shapes of provinces and the projection that all maps here use. */
import { geoMercator, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";

export type Shape = Feature<Geometry, { name: string }>;

let loading: Promise<Map<string, Shape>> | null = null;

/** The provinces by their English names; fetched once a page. */
export function shapesFrom(url: string): Promise<Map<string, Shape>> {
  loading ??= fetched(url);
  loading.catch(() => (loading = null));
  return loading;
}

async function fetched(url: string): Promise<Map<string, Shape>> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const topology = (await answer.json()) as Topology<{ provinces: GeometryCollection<{ name: string }> }>;
  const found = feature(topology, topology.objects.provinces);
  return new Map(found.features.map((one) => [one.properties.name, one as Shape]));
}

/** A projection that shows all `shapes` in a box of this size, with a margin. */
export function fitted(shapes: Iterable<Shape>, width: number, height: number, margin = 16): GeoProjection {
  const all: FeatureCollection = { type: "FeatureCollection", features: [...shapes] };
  const frame: [[number, number], [number, number]] = [
    [margin, margin],
    [Math.max(width - margin, margin + 1), Math.max(height - margin, margin + 1)],
  ];
  return geoMercator().fitExtent(frame, all);
}

export const pathOf = (projection: GeoProjection): GeoPath => geoPath(projection).digits(1);

/** Make an SVG element with attributes. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
