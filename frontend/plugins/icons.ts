/**
 * One sprite of the icons that pages use, cut from lucide-static.
 *
 * A quoted word in a template or in Python under `src/malai` that is the name of an icon puts the
 * icon into the sprite, so nobody keeps a list. An icon asked for by `{% icon "..." %}` that lucide
 * does not have is a warning here and a failing test there (`test_icons`).
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const QUOTED = /["']([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["']/g;
const ASKED = /\{%\s*icon\s+["']([^"']+)["']/g;
const READ = /\.(html|py|ts)$/;

/** Icons that behaviours and components draw whatever the pages use. */
const ALWAYS = [
  "check", "circle-alert", "copy", "eye", "info", "share-2", "triangle-alert", "x",
];

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!["static", "fonts", "__pycache__", "locale"].includes(entry.name)) yield* filesUnder(path);
    } else if (READ.test(entry.name)) yield path;
  }
}

function symbol(name: string, file: string): string {
  const svg = readFileSync(file, "utf8");
  const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, "")}</symbol>`;
}

export function iconSprite(folders: string[], icons: string): Plugin {
  const fileOf = (name: string): string => join(icons, `${name}.svg`);
  return {
    name: "malai-icons",
    buildStart() {
      const names = new Set(ALWAYS);
      for (const folder of folders.filter(existsSync)) {
        for (const path of filesUnder(folder)) {
          const text = readFileSync(path, "utf8");
          for (const [, name] of text.matchAll(QUOTED)) {
            if (name && existsSync(fileOf(name))) names.add(name);
          }
          for (const [, name] of text.matchAll(ASKED)) {
            if (name && !existsSync(fileOf(name))) this.warn(`${path}: lucide has no icon "${name}"`);
          }
        }
      }
      const symbols = [...names].sort().map((name) => symbol(name, fileOf(name)));
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
      this.emitFile({ type: "asset", name: "icons.svg", originalFileName: "icons.svg", source });
    },
  };
}

/** The folder of lucide's single files, found beside `from`. */
export function lucideFolder(from: string): string {
  return join(dirname(from), "node_modules", "lucide-static", "icons");
}
