// Bundles the style sheets, and keeps the inline style of index.html equal to style/start.css.
//
//   node scripts/style.mjs FOLDER      writes the bundles; fails when index.html is behind or too heavy
//   node scripts/style.mjs --inline    writes the inline style into index.html

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { bundleAsync, Features, transform } from "lightningcss";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const page = join(root, "index.html");

// Three years back, and a little further for the phones that get no updates any more.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  chrome: version(115),
  edge: version(115),
  firefox: version(115),
  safari: version(16, 4),
  ios_saf: version(16, 4),
  samsung: version(22),
};

// Parts of NL Design System's components that no page uses: a third of what they weigh compressed.
const unused = [
  ...["pressed", "positive", "negative", "icon-only", "busy", "disabled"].map((part) => `nl-button--${part}`),
  ...["4", "5", "6"].map((level) => `nl-heading--level-${level}`),
  ...["current", "inline-box", "disabled"].map((part) => `nl-link--${part}`),
  ...["nl-paragraph--lead", "nl-paragraph__lead", "nl-skip-link--visible"],
  ...["invalid", "disabled", "focus", "focus-visible", "read-only", "numeric", "password", "url"].map(
    (part) => `utrecht-textbox--${part}`,
  ),
  ...["postal-code-nl", "house-number", "house-letter", "house-addition", "voorvoegsel"].map(
    (part) => `utrecht-textbox--${part}-size`,
  ),
  ...["tel", "tel-nl", "iban", "iban-nl"].map((part) => `utrecht-textbox--${part}-size`),
  ...["utrecht-textbox__placeholder", "utrecht-textbox--placeholder-ltr", "utrecht-textbox--placeholder-rtl"],
  ...["disabled", "hover", "focus", "focus-visible", "busy", "invalid"].map((part) => `utrecht-select--${part}`),
];

// An import that names a package comes from node_modules; any other is beside the file that imports it.
function find(specifier, from) {
  if (specifier.startsWith("@")) return join(root, "node_modules", specifier);
  return resolve(dirname(from), specifier);
}

async function bundle(entry, idle = unused) {
  const { code } = await bundleAsync({
    filename: join(root, "style", entry),
    minify: true,
    targets,
    // Our theme has no light-dark(); without this it would be prepared for.
    exclude: Features.LightDark,
    unusedSymbols: idle,
    resolver: { resolve: find },
  });
  return code.toString();
}

// The style of the first paint: of start.css only what the start screen has, resting. No class that isn't
// in the page, nothing under pointer or focus or for paper, and tokens that have one value written out.
async function startStyle(html) {
  const present = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap((match) => match[1].split(" ")));
  const all = await bundle("start.css");
  const classes = [...all.matchAll(/\.(-?[a-z][\w-]*)/g)].map((match) => match[1]);
  let css = await bundle("start.css", [...unused, ...classes.filter((name) => !present.has(name))]);
  css = css.replace(/(?<=[{}])[^{}]*(?::hover|:focus-visible)[^{}]*\{[^}]*\}/g, "");
  css = css.replace(/\bbreak-(?:after|inside):[^;}]*;?/g, "");
  for (let before = ""; before !== css; ) {
    before = css;
    const values = new Map();
    for (const [, name, value] of css.matchAll(token)) values.set(name, values.has(name) ? null : value);
    css = css.replace(/var\((--[\w-]+)(?:,[^()]*)?\)/g, (use, name) => values.get(name) ?? use);
    const read = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
    css = css.replace(token, (declaration, name) => (read.has(name) ? declaration : ""));
  }
  return transform({ filename: "start.css", code: Buffer.from(css), minify: true, targets, exclude: Features.LightDark }).code.toString();
}

const token = /(?<=[{;])(--[\w-]+):([^;{}]*)(?:;|(?=\}))/g;

const brotli = (text) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

function write(path, css, most) {
  const size = brotli(css);
  mkdirSync(dirname(resolve(path)), { recursive: true });
  writeFileSync(path, css);
  console.log(`${path}: ${css.length} bytes, ${size} compressed`);
  if (size > most) throw new Error(`${path} is heavier than the ${most} bytes it may be`);
}

const inline = /(?<=<style>)[^]*?(?=<\/style>)/;

async function main([folder]) {
  const html = readFileSync(page, "utf8");
  const start = await startStyle(html);
  if (start.length > 4096) throw new Error(`style/start.css makes ${start.length} bytes of inline style, more than 4096`);
  if (folder === "--inline") {
    writeFileSync(page, html.replace(inline, () => start));
    return console.log(`index.html: ${start.length} bytes of inline style`);
  }
  if (!folder) throw new Error("usage: node scripts/style.mjs FOLDER | --inline");
  if (html.match(inline)?.[0] !== start) {
    throw new Error("the inline style of index.html is behind style/: run node scripts/style.mjs --inline");
  }
  write(join(folder, "main.css"), await bundle("main.css"), 8 * 1024);
  write(join(folder, "later.css"), await bundle("later.css"), 6 * 1024);
  write(join(folder, "locked.css"), await bundle("locked.css"), 3 * 1024);
  write(join(folder, "desk.css"), await bundle("desk.css"), 6 * 1024);
  write(join(folder, "policy.css"), await bundle("policy.css"), 3 * 1024);
  // One of these has the screen, on top of the others.
  for (const theme of readdirSync(join(root, "style/themes"))) {
    write(join(folder, "themes", theme), await bundle(join("themes", theme)), 512);
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`style: ${error.message}`);
  process.exitCode = 1;
});
