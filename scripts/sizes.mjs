// What the bundle weighs, and whether a first visit stays within its budget.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";

// In kB of brotli, for what a resident's first question needs.
const budgets = { ".html": 14, ".css": 10, ".js": 8, ".wasm": 106, ".svg": 6 };
const budgetOfAll = 130;

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const sum = (rows) => rows.reduce((total, row) => total + row.brotli, 0);

/** Prints a table of a finished bundle. Whether everything is within its budget. */
export function printSizes(dist) {
  const names = readdirSync(dist, { recursive: true }).filter((name) => statSync(join(dist, name)).isFile() && !/\.(br|gz)$/.test(name) && !name.startsWith(".") && name !== "headers.json");
  const rows = names.sort().map((name) => {
    const size = (end) => statSync(join(dist, name + end)).size;
    return { name, raw: size(""), gzip: size(".gz"), brotli: size(".br") };
  });
  console.log(`${"dist/".padEnd(40)}     raw     gzip   brotli  (kB)`);
  for (const row of rows) console.log(`${row.name.padEnd(36)} ${kB(row.raw)} ${kB(row.gzip)} ${kB(row.brotli)}`);

  // The page and what stands in it by name, with the drawings and, of the themes, the largest one; everything else is
  // fetched when it is asked for.
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const themes = rows.filter((row) => row.name.startsWith("themes/")).sort((a, b) => b.brotli - a.brotli);
  const asked = ({ name }) => name === "index.html" || page.includes(`./${name}`) || name.startsWith("pictograms") || name === themes[0]?.name;
  const first = rows.filter((row) => extname(row.name) in budgets && asked(row));
  const all = sum(first);
  console.log(`${"a resident's first visit".padEnd(54)} ${kB(all)}`);
  const over = Object.entries(budgets)
    .map(([kind, budget]) => [kind, budget, sum(first.filter((row) => extname(row.name) === kind))])
    .filter(([, budget, bytes]) => bytes > budget * 1000)
    .map(([kind, budget, bytes]) => `${kind} is ${kB(bytes).trim()} kB, more than its ${budget} kB`);
  if (all > budgetOfAll * 1000) over.push(`the first visit is ${kB(all).trim()} kB, more than ${budgetOfAll} kB`);
  if (over.length) console.error(`Too large: ${over.join("; ")}.`);
  return over.length === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = printSizes("dist") ? 0 : 1;
