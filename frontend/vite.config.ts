import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { iconSprite, lucideFolder } from "./plugins/icons.ts";
import { images } from "./plugins/images.ts";
import { provinces } from "./plugins/provinces.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("src"),
  base: "./",
  publicDir: false,
  plugins: [
    tailwindcss(),
    images(here("src"), ["images/mark.svg"]),
    provinces(here("node_modules")),
    iconSprite([here("../src/malai"), here("src")], lucideFolder(fileURLToPath(import.meta.url))),
  ],
  build: {
    outDir: here("../src/malai/static/built"),
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: {
        main: here("src/main.ts"),
        theme: here("src/theme.ts"),
        graph: here("src/graph.ts"),
        map: here("src/map.ts"),
        story: here("src/story.ts"),
        checkin: here("src/checkin.ts"),
        noting: here("src/noting.ts"),
        worker: here("src/worker.ts"),
      },
    },
  },
});
