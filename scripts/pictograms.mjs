// One sprite of exactly the pictograms in use, from Lucide's icons.
//
//   node scripts/pictograms.mjs FOLDER     writes pictograms.svg, and Lucide's licence beside it

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { parse } from "smol-toml";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const lucide = join(root, "node_modules/lucide-static");
const most = 5000;

/** What a file draws; size, stroke and fill are the page's, since all have the same (style/pictogram.css). */
function drawing(name) {
  let svg;
  try {
    svg = readFileSync(join(lucide, "icons", `${name}.svg`), "utf8");
  } catch {
    throw new Error(`data/diagnose/pictograms.toml: Lucide has no icon ${name}`);
  }
  if (!svg.includes('viewBox="0 0 24 24"')) throw new Error(`${name}.svg is not 24 by 24`);
  return svg
    .replace(/^[^]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/\s+/g, " ")
    .replace(/> </g, "><")
    .replace(/ \/>/g, "/>")
    .trim();
}

function main([folder]) {
  if (!folder) throw new Error("usage: node scripts/pictograms.mjs FOLDER");
  const { vraag, antwoord, onbekend, oefenen } = parse(readFileSync(join(root, "data/diagnose/pictograms.toml"), "utf8"));
  const used = new Set([vraag, onbekend, oefenen, ...Object.values(antwoord)].flatMap((table) => Object.values(table)));
  const symbols = [...used].sort().map((name) => `<symbol id="${name}">${drawing(name)}</symbol>`);
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide (ISC): pictograms.LICENSE.txt -->${symbols.join("")}</svg>`;
  const size = brotliCompressSync(sprite, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pictograms.svg"), sprite);
  writeFileSync(join(folder, "pictograms.LICENSE.txt"), readFileSync(join(lucide, "LICENSE")));
  console.log(`${join(folder, "pictograms.svg")}: ${used.size} pictograms, ${size} bytes compressed`);
  if (size > most) throw new Error(`the pictograms are heavier than the ${most} bytes they may be`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(`pictograms: ${error.message}`);
  process.exitCode = 1;
}
