// Last step of a release build: the content security policy with the hashes of the inline parts, the headers
// a host must send, compressed copies, and the check of their sizes.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { printSizes } from "./sizes.mjs";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const page = join(dist, "index.html");
let html = readFileSync(page, "utf8");
// What the page knows about languages, in the page, so that it need not be fetched.
const languages = readFileSync(join(dist, "texts/languages.json"), "utf8");
html = html.replace(/(<script type="?application\/json"? id="?about-languages"?>)[^<]*/, `$1${languages}`);
// The reader of QR codes, under a name that changes with it: nobody fetches it before a camera opens.
const reader = ["decode.js", "index.js"].map((name) => [name, readFileSync(new URL(`../node_modules/qr/${name}`, import.meta.url))]);
const readerHash = reader.reduce((hash, [, content]) => hash.update(content), createHash("sha256")).digest("hex").slice(0, 16);
mkdirSync(join(dist, `desk_qr-${readerHash}`), { recursive: true });
for (const [name, content] of reader) writeFileSync(join(dist, `desk_qr-${readerHash}`, name), content);
if (!html.includes("desk_qr/")) throw new Error("index.html does not say where the reader of QR codes is");
html = html.replace("desk_qr/", `desk_qr-${readerHash}/`);
writeFileSync(page, html);
// While somebody is at work on it, the page reloads itself by an inline script of Trunk: no policy then.
if ((process.env.TRUNK_PROFILE ?? "release") !== "release") process.exit();

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const inline = (html, tag) =>
  [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, "g"))].map((found) => hash(found[1]));

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
writeFileSync(page, html);

const headers = {
  "Content-Security-Policy": `${csp}; frame-ancestors 'none'; upgrade-insecure-requests`,
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), clipboard-write=(self)",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};
writeFileSync(join(dist, "headers.json"), `${JSON.stringify(headers, null, 2)}\n`);

for (const name of readdirSync(dist, { recursive: true })) {
  if (/\.(br|gz)$/.test(name) || name === "headers.json" || statSync(join(dist, name)).isDirectory()) continue;
  const raw = readFileSync(join(dist, name));
  writeFileSync(join(dist, `${name}.br`), brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(join(dist, `${name}.gz`), gzipSync(raw, { level: 9 }));
}
if (!printSizes(dist)) process.exit(1);
