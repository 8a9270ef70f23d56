/** Pictures that templates name themselves (`{% asset_url "images/mark.svg" %}`), not through CSS. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

export function images(root: string, names: string[]): Plugin {
  return {
    name: "malai-images",
    buildStart() {
      for (const name of names) {
        const source = readFileSync(join(root, name));
        const base = name.slice(name.lastIndexOf("/") + 1);
        this.emitFile({ type: "asset", name: base, originalFileName: name, source });
      }
    },
  };
}
