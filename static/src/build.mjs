// Builds static/build/ from static/src/ and the npm packages: style sheets, scripts, icon sprite.
// `npm run build` once, `npm run watch` while working. Fails loudly on an icon that Tabler does not
// have and on a custom property that is used but never defined.
import { copyFile, cp, mkdir, readFile, rm, watch, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const source = dirname(fileURLToPath(import.meta.url));
const root = join(source, "..", "..");
const target = join(source, "..", "build");
const modules = join(root, "node_modules");
const BROWSERS = ["chrome100", "edge100", "firefox102", "safari15.4"];

async function styleSheet(name) {
  const { css } = await sass.compileAsync(join(source, "scss", `${name}.scss`), {
    loadPaths: [modules],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  const defined = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const used = new Set([...css.matchAll(/var\((--[\w-]+)\s*\)/g)].map((match) => match[1]));
  const missing = [...used].filter((property) => !defined.has(property));
  if (missing.length) throw new Error(`${name}.scss uses undefined properties: ${missing.join(", ")}`);
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: BROWSERS });
  return [[`${name}.css`, code]];
}

async function scripts() {
  const { outputFiles } = await esbuild.build({
    entryPoints: ["app", "inspect", "map", "theme"].map((name) => join(source, "js", `${name}.js`)),
    bundle: true,
    minify: true,
    format: "iife",
    charset: "utf8",
    target: BROWSERS,
    outdir: target,
    write: false,
  });
  return outputFiles.map((file) => [file.path.slice(target.length + 1), file.text]);
}

async function sprite() {
  const listed = (await readFile(join(source, "icons.txt"), "utf8"))
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter(Boolean);
  const symbols = [];
  const unknown = [];
  for (const name of [...new Set(listed)].sort()) {
    try {
      const svg = await readFile(join(modules, "@tabler/icons/icons/outline", `${name}.svg`), "utf8");
      const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
      symbols.push(
        `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" ` +
          `stroke-linecap="round" stroke-linejoin="round">${shapes.replace(/\s+/g, " ").trim()}</symbol>`,
      );
    } catch {
      unknown.push(name);
    }
  }
  if (unknown.length) throw new Error(`icons.txt names icons that Tabler does not have: ${unknown.join(", ")}`);
  return [["icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`]];
}

async function build() {
  const started = performance.now();
  const parts = await Promise.all([styleSheet("staff"), styleSheet("public"), styleSheet("map_tiles"), scripts(), sprite()]);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const [name, text] of parts.flat()) {
    await writeFile(join(target, name), text);
    const [raw, packed] = [text.length, gzipSync(text).length].map((size) => (size / 1000).toFixed(1));
    console.log(`${name.padEnd(12)} ${raw.padStart(7)} kB ${packed.padStart(6)} kB gzip`);
  }
  await copyFile(join(source, "favicon.svg"), join(target, "favicon.svg"));
  await cp(join(modules, "leaflet/dist/images"), join(target, "images"), { recursive: true }); // named by leaflet.css
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

await build().catch((error) => {
  console.error(error.message);
  process.exit(1);
});

if (process.argv.includes("--watch")) {
  let timer;
  for await (const _ of watch(source, { recursive: true })) {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((error) => console.error(error.message)), 100);
  }
}
