// Serves dist/ on this machine only, as a municipality's host would: with the headers, compressed.
// CONFIG=docs/config/haarlem.json serves that file as config.json.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import sirv from "sirv";
import { doors } from "./doors.mjs";

const port = Number(process.env.PORT ?? 8080);
const root = process.env.DIST ?? "dist";
const headers = JSON.parse(readFileSync(`${root}/headers.json`, "utf8"));
const hashed = /-[0-9a-f]{10}\.\w+$/;

const files = sirv(root, {
  brotli: true,
  gzip: true,
  etag: true,
  setHeaders(response, path) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("Cache-Control", hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
  },
});

let config;
try {
  config = process.env.CONFIG && readFileSync(process.env.CONFIG, "utf8");
} catch (error) {
  console.error(`opstap: CONFIG: ${error.message}`);
  process.exit(1);
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (config && pathname === "/config.json") {
    response.writeHead(200, { ...headers, "Cache-Control": "no-cache", "Content-Type": "application/json; charset=utf-8" }).end(config);
    return;
  }
  if (doors.test(pathname)) {
    response.writeHead(302, { Location: `/#${pathname}` }).end();
    return;
  }
  files(request, response, () => response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Niet gevonden\n"));
});
server.on("error", (error) => {
  const taken = error.code === "EADDRINUSE";
  console.error(taken ? `opstap: port ${port} is in use. Choose another one: PORT=8081 make run` : `opstap: ${error.message}`);
  process.exit(1);
});
server.listen(port, "127.0.0.1", () => console.log(`Opstap: http://127.0.0.1:${port}/`));
