// A municipality's host that can put another version of the app in the place of this one: copies of dist/ in which
// something differs, each with the service worker that belongs to it.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sirv from "sirv";

const sha256 = (content, encoding) => createHash("sha256").update(content).digest(encoding);

/** A copy of dist/, to be changed before it is served. */
export class Version {
  constructor(name) {
    this.folder = mkdtempSync(join(tmpdir(), "opstap-version-"));
    cpSync("dist", this.folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
    const [, release, worker] = this.read("sw.js").match(/^const release = (.*);\n([^]*)$/);
    this.release = JSON.parse(release);
    this.worker = worker;
    this.release.version = name;
    // What tells one version from another on the screen.
    this.changePage((html) => html.replace("Opstap is een hulpmiddel.", `Dit is versie ${name}.`));
  }

  read(name) {
    return readFileSync(join(this.folder, name), "utf8");
  }

  write(name, content) {
    writeFileSync(join(this.folder, name), content);
  }

  save() {
    this.write("sw.js", `const release = ${JSON.stringify(this.release)};\n${this.worker}`);
    return this;
  }

  changePage(change) {
    const html = change(this.read("index.html"));
    this.write("index.html", html);
    this.release.files["./"] = sha256(html, "base64");
    return this.save();
  }

  /** The hashed name of a file. */
  named(name) {
    const [, start, end] = name.match(/^(.*)(\.\w+)$/);
    const found = Object.keys(this.release.files).find((file) => file.startsWith(`${start}-`) && file.endsWith(end) && file.length === name.length + 11);
    if (!found) throw new Error(`dist/ has no ${name}`);
    return found;
  }

  /** Another content for a file, and so another name. */
  change(name, change) {
    const before = this.named(name);
    const content = change(this.read(before));
    const after = before.replace(/-[0-9a-f]{10}(?=\.\w+$)/, `-${sha256(content, "hex").slice(0, 10)}`);
    renameSync(join(this.folder, before), join(this.folder, after));
    this.write(after, content);
    delete this.release.files[before];
    this.release.files[after] = sha256(content, "base64");
    for (const list of Object.values(this.release.optional)) {
      if (list.includes(before)) list.splice(list.indexOf(before), 1, after);
    }
    return this.changePage((html) => html.replaceAll(before, after));
  }

  /** A made-up language, which says what the Dutch does in capitals where it says anything. */
  addLanguage(code, title) {
    const about = { name: "Testtaal", dutch: "Testtaal", dir: "ltr", locale: "en-GB", voice: ["en"], checked: true };
    this.changePage((html) => html.replace(/(id="?about-languages"?[^>]*>\{)/, `$1${JSON.stringify(code)}:${JSON.stringify(about)},`));
    const names = {};
    for (const part of ["first", "later", "group"]) {
      const content = JSON.stringify({ shell: { title }, model: {}, app: [], later: [] });
      const name = `texts/${code}.${part}-${sha256(content + part, "hex").slice(0, 10)}.json`;
      this.write(name, content);
      this.release.files[name] = sha256(content, "base64");
      names[`texts/${code}.${part}.json`] = name;
    }
    this.release.optional[code] = Object.values(names);
    const list = JSON.stringify(names).slice(1, -1);
    return this.changePage((html) => html.replace(/(id="?files"?[^>]*>\{)/, `$1${list},`));
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }
}

/** Serves one version at a time on an address of its own. */
export class Host {
  requests = [];

  async open(version) {
    this.show(version);
    this.server = createServer((request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      this.requests.push(`${request.method} ${pathname}`);
      this.files(request, response, () => response.writeHead(404, { "Content-Type": "text/plain" }).end("Niet gevonden\n"));
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  show(version) {
    const headers = JSON.parse(version.read("headers.json"));
    this.files = sirv(version.folder, {
      dev: true,
      setHeaders(response, path) {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        response.setHeader("Cache-Control", /-[0-9a-f]{10}\.\w+$/.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}
