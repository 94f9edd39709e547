// Another implementation of HPKE (RFC 9180) opens what we seal, and we open what it seals. Nothing here uses our
// code but the program itself: it follows docs/envelope.md.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";

const opstap = new URL("../target/debug/opstap", import.meta.url).pathname;
const vector = JSON.parse(readFileSync(new URL("vectors/envelope.json", import.meta.url), "utf8"));
const info = new TextEncoder().encode("opstap OPS1 version 1");
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Chacha20Poly1305(),
});
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));

const dossier = {
  format: "opstap-dossier",
  version: 1,
  id: "00112233445566778899aabbccddeeff",
  created: "2026-03-04",
  completed: "2026-03-04",
  gemeente: "leidschendam-voorburg",
  questionnaire: { id: "opstap-diagnose", version: "0.0.0" },
  language: "nl",
  answers: { werk_nu: "nee", sterk: ["rijbewijs"] },
};

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "opstap-"));
  // The questionnaire of this build, as its own file says.
  const model = readFileSync(new URL("../data/diagnose/model.toml", import.meta.url), "utf8");
  const meta = model.slice(model.indexOf("[meta]"));
  dossier.questionnaire = { id: meta.match(/^id = "(.*?)"/m)[1], version: meta.match(/^versie = "(.*?)"/m)[1] };
});
after(() => rmSync(folder, { recursive: true }));

/** ChaCha20-Poly1305 of Node's own OpenSSL: the third implementation here. */
function chacha(direction, key, aad, data) {
  const options = { authTagLength: 16 };
  if (direction === "seal") {
    const cipher = createCipheriv("chacha20-poly1305", key, Buffer.alloc(12), options);
    cipher.setAAD(aad, { plaintextLength: data.length });
    return Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
  }
  const decipher = createDecipheriv("chacha20-poly1305", key, Buffer.alloc(12), options);
  decipher.setAAD(aad, { plaintextLength: data.length - 16 });
  decipher.setAuthTag(data.subarray(-16));
  return Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]);
}

/** The steps of docs/envelope.md, "To open". */
async function open(file, secretKey) {
  assert.equal(file.toString("latin1", 0, 4), "OPS1");
  const n = file[23];
  const content = 24 + 88 * n;
  const recipientKey = await suite.kem.deserializePrivateKey(secretKey);
  for (let at = 24; at < content; at += 88) {
    try {
      const key = await suite.open(
        { recipientKey, enc: file.subarray(at + 8, at + 40), info },
        file.subarray(at + 40, at + 88),
        file.subarray(0, 24),
      );
      const padded = chacha("open", new Uint8Array(key), file.subarray(0, content), file.subarray(content));
      const length = padded.readUInt32BE(0);
      return inflateRawSync(padded.subarray(4, 4 + length)).toString("utf8");
    } catch (error) {
      if (at + 88 >= content) throw error;
    }
  }
}

/** And those of sealing, to one recipient. */
async function seal(text, publicKey, id) {
  const head = Buffer.concat([Buffer.from("OPS1"), Buffer.from([1, 0]), Buffer.from(id, "hex"), Buffer.from([16, 1])]);
  const key = randomBytes(32);
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, key, head);
  const keyId = createHash("sha256").update(publicKey).digest().subarray(0, 8);
  const header = Buffer.concat([head, keyId, Buffer.from(enc), Buffer.from(ct)]);
  const deflated = deflateRawSync(text);
  const padded = Buffer.alloc(Math.ceil((4 + deflated.length) / 1024) * 1024);
  padded.writeUInt32BE(deflated.length);
  deflated.copy(padded, 4);
  return Buffer.concat([header, chacha("seal", key, header, padded)]);
}

const run = (arguments_, input) =>
  execFileSync(opstap, arguments_, { input, env: { ...process.env, OPSTAP_PASSPHRASE: "vijf gewone woorden" } });

test("another HPKE library opens what we seal", async () => {
  const file = run(["seal", "--to", vector.public_key_text, "--out", join(folder, "ours.opstap"), "-"], JSON.stringify(dossier));
  assert.equal(file.length, 0);
  const opened = JSON.parse(await open(readFileSync(join(folder, "ours.opstap")), bytes(vector.secret_key)));
  assert.deepEqual(opened.answers, dossier.answers);
  assert.equal(opened.id, dossier.id);
  assert.equal(opened.outcome.categorie, "onbekend");
});

test("it opens our test vector too", async () => {
  const file = Buffer.from(vector.envelope, "hex");
  assert.equal(await open(file, bytes(vector.secret_key)), vector.plaintext);
});

test("we open what another HPKE library seals", async () => {
  const keyFile = join(folder, "test.opstapkey");
  run(["keygen", "--out", keyFile]);
  const publicKey = new Uint8Array(readFileSync(keyFile).subarray(39, 71));
  const sealed = join(folder, "theirs.opstap");
  writeFileSync(sealed, await seal(JSON.stringify(dossier), publicKey, dossier.id));
  const opened = JSON.parse(run(["open", "--key", keyFile, sealed]));
  assert.deepEqual(opened.answers, dossier.answers);

  // One bit of it less, and it is refused by name.
  const damaged = readFileSync(sealed);
  damaged[damaged.length - 1] ^= 1;
  writeFileSync(sealed, damaged);
  const refused = spawnSync(opstap, ["open", "--key", keyFile, sealed], {
    env: { ...process.env, OPSTAP_PASSPHRASE: "vijf gewone woorden" },
    encoding: "utf8",
  });
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /damaged/);
});
