// Last step of a build: what only the finished files can tell. Their content goes into their names, and the service
// worker gets the list of them. Then the content security policy with the hashes of the inline parts, the headers a host
// must send, compressed copies, and the check of their sizes.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { doors } from "./doors.mjs";
import { printSizes } from "./sizes.mjs";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const read = (name) => readFileSync(join(dist, name));
const write = (name, content) => writeFileSync(join(dist, name), content);
const names = () => readdirSync(dist, { recursive: true }).filter((name) => statSync(join(dist, name)).isFile()).sort();
const sha256 = (content, encoding) => createHash("sha256").update(content).digest(encoding);
const intoPage = (html, id, json) => html.replace(new RegExp(`(<script (?=[^>]*id="?${id}\\b)[^>]*>)[^<]*`), (_, tag) => tag + json);

let html = read("index.html").toString();
// What the page knows about languages, in the page, so that it need not be fetched.
html = intoPage(html, "about-languages", read("texts/languages.json"));
rmSync(join(dist, "texts/languages.json"));
write("index.html", html);
// The reader of QR codes for browsers that have none of their own; nobody fetches it before a camera opens.
const reader = (name) => readFileSync(new URL(`../node_modules/qr/${name}.js`, import.meta.url), "utf8");
write("desk-code.js", reader("index"));
write("desk-reader.js", reader("decode").replace('"./index.js"', '"./desk-code.js"').replace("'./index.js'", "'./desk-code.js'"));
// While somebody is at work on it, the page reloads itself by an inline script of Trunk: no policy then, nothing that
// outlives a change, and names without a hash.
if ((process.env.TRUNK_PROFILE ?? "release") !== "release") process.exit();

// --- The content of a file in its name -------------------------------------------------------------
// The page and these keep their names: the browser or the municipality knows them by it.
const fixed = new Set(["index.html", "config.json", "opstap.webmanifest"]);
const hashed = new Map();

/** A text with the hashed names in the place of those in it, where they stand as an address. */
function withHashedNames(text, before = "(?:\\./|(?<=[\"'(`=/]))") {
  for (const [name, to] of hashed) {
    text = text.replace(new RegExp(`(${before})${name.replaceAll(".", "\\.")}(?=["'\`)\\s>?#])`, "g"), `$1${to}`);
  }
  return text;
}

// What is named before what names it: a style its fonts and pictures, a script its parts.
const turn = (name) => (/^snippets\//.test(name) ? 1 : /\.css$/.test(name) ? 2 : /\.js$/.test(name) ? 3 : 0);
for (const name of names().filter((name) => !fixed.has(name)).sort((a, b) => turn(a) - turn(b))) {
  if (turn(name)) write(name, withHashedNames(read(name).toString()));
  const to = name.replace(/(?=\.\w+$)/, `-${sha256(read(name), "hex").slice(0, 10)}`);
  renameSync(join(dist, name), join(dist, to));
  hashed.set(name, to);
}
write("opstap.webmanifest", withHashedNames(read("opstap.webmanifest").toString()));
// In the page what Trunk wrote, and a list for what the page finds by a name that it makes. Trunk's minifier leaves
// comments standing.
const inPage = withHashedNames(html.replace(/^\/\/.*\n/gm, ""), "\\./");
const rest = [...hashed].filter(([, to]) => !inPage.includes(to) && !to.startsWith("icons/"));
html = intoPage(inPage, "files", JSON.stringify(Object.fromEntries(rest)));

// --- Policy and headers ----------------------------------------------------------------------------
const hash = (text) => `'sha256-${sha256(text, "base64")}'`;
const inline = (html, tag) =>
  [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, "g"))]
    .filter(([whole]) => !/^<script[^>]*type="?application\/json/.test(whole))
    .map((found) => hash(found[1]));

function policy(html) {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${inline(html, "script").join(" ")}`,
    `style-src 'self' ${inline(html, "style").join(" ")}`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "media-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
}

const csp = policy(html);
// In the page as well, for a host that sends no headers; frame-ancestors only works as a header.
html = html.replace(/(<meta charset="?utf-8"?\s*\/?>)/i, `$1<meta http-equiv="Content-Security-Policy" content="${csp}">`);
if (!html.includes("Content-Security-Policy")) throw new Error("index.html has no <meta charset> to put the policy behind");
write("index.html", html);

const headers = {
  "Content-Security-Policy": `${csp}; frame-ancestors 'none'; upgrade-insecure-requests`,
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), clipboard-write=(self)",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};
write("headers.json", `${JSON.stringify(headers, null, 2)}\n`);

// --- The service worker ----------------------------------------------------------------------------
// What a device keeps only once it was used there: a language, the desk, policy.
const group = (name) => name.match(/^texts\/(\w+)\./)?.[1] ?? name.match(/^(desk|policy)[-_.]/)?.[1];
// Of no use without a network: what a host and a home screen read.
const kept = names().filter((name) => !["config.json", "opstap.webmanifest", "headers.json"].includes(name) && !name.startsWith("icons/"));
const files = Object.fromEntries(kept.map((name) => [name === "index.html" ? "./" : name, sha256(read(name), "base64")]));
const optional = {};
for (const name of kept.filter(group)) (optional[group(name)] ??= []).push(name);
const worker = readFileSync("src/web/service-worker.js", "utf8");
const version = sha256(JSON.stringify(files) + worker, "hex").slice(0, 12);
write("sw.js", `const release = ${JSON.stringify({ version, files, optional, doors: doors.source })};\n${worker}`);

// --- Compressed copies and sizes -------------------------------------------------------------------
for (const name of names().filter((name) => name !== "headers.json")) {
  const raw = read(name);
  write(`${name}.br`, brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  write(`${name}.gz`, gzipSync(raw, { level: 9 }));
}
if (!printSizes(dist)) process.exit(1);
