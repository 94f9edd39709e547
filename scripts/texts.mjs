// The texts of every language but Dutch, as files that the page loads when a language is chosen.
//
//   node scripts/texts.mjs FOLDER              writes them; fails where a text is missing or says something else
//   node scripts/texts.mjs --check LANGUAGE    only looks at one language
//   node scripts/texts.mjs --template FOLDER   writes what a new language has to translate, in Dutch
//
// Dutch itself is compiled in: build/texts.rs makes it from the same folder, with the same keys in the same order.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "smol-toml";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const texts = join(root, "data/texts");
const mistakes = [];

const read = (path) => parse(readFileSync(path, "utf8"));
export const languages = read(join(texts, "languages.toml"));

// What each file of a language carries. Who works for the municipality reads Dutch: `desk` and `policy`, for one, are not translated.
const parts = { first: ["app", "errors"], later: ["later", "why"], group: ["group"], letter: ["letter"] };
const sets = Object.values(parts).flat();
// What a language may lack: a letter is in Dutch then, with no translation beside it.
const optional = new Set(["letter"]);

/** `section.key` to its text; one with a number is an object of a text a plural category. */
function flat(table) {
  const found = new Map();
  for (const [section, entries] of Object.entries(table)) {
    if (typeof entries !== "object") continue;
    for (const [key, text] of Object.entries(entries)) found.set(`${section}.${key}`, text);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The sentences of the questionnaire that a resident reads: in the questions, and in the outcome. */
export function questionnaire() {
  const model = read(join(root, "data/diagnose/model.toml"));
  const words = read(join(root, "data/diagnose/outcome.toml"));
  const questions = {};
  for (const asked of model.vraag) {
    const own = (questions[asked.id] = { text: asked.tekst });
    if (asked.hulp) own.help = asked.hulp;
    own.why = asked.waarom;
    own.more = asked.uitleg;
    for (const option of asked.opties) own[`option-${option.id}`] = option.tekst;
  }
  const numbered = (name, list) => list.map((text, n) => [`${name}-${n + 1}`, text]);
  const named = (table, text) => Object.fromEntries(Object.entries(table).map(([id, entry]) => [id.replace(".", "-"), text(entry)]));
  const outcome = {
    cap: Object.fromEntries([
      ["proxy", model.plafond.proxy.uitleg],
      ...numbered("domain", model.plafond.domein.map((cap) => cap.uitleg)),
      ...numbered("condition", model.plafond.als.map((cap) => cap.uitleg)),
    ]),
    rule: Object.fromEntries([
      ...numbered("floor", model.vloer.map((rule) => rule.tekst)),
      ...numbered("ceiling", model.bovengrens.map((rule) => rule.tekst)),
      ["category_3b", model.categorie_3b.tekst],
      ["category_2b", model.categorie_2b.tekst],
    ]),
    category: named(model.categorieen, (category) => category.naam),
    advice: Object.fromEntries(numbered("advice", model.advies.map((advice) => advice.inwoner))),
    contradiction: Object.fromEntries(model.tegenstrijdig.map((clash) => [clash.id, clash.tekst])),
    route: Object.fromEntries(words.route.map((route) => [route.id, route.inwoner])),
    doubt: named(words.twijfel, (doubt) => doubt.inwoner),
    strength: named(words.goed, (text) => text),
  };
  return { questions, outcome };
}

const placeholders = (text) => [...new Set(text.match(/\{\w*\}/g) ?? [])].sort().join(" ");

/** Complains about every text of `other` that is missing, too many, or has other placeholders than Dutch. */
function compare(path, dutch, other, categories) {
  const wrong = (key, what) => mistakes.push(`${path}: ${key} ${what}`);
  for (const [key, text] of dutch) {
    const translated = other.get(key);
    if (translated === undefined) wrong(key, "is missing");
    else if (typeof text !== typeof translated) wrong(key, "has a number in one language and not in the other");
    else if (typeof text === "string") {
      if (placeholders(text) !== placeholders(translated)) wrong(key, `has other placeholders than Dutch: ${placeholders(text)}`);
      if (translated.trim() === "") wrong(key, "says nothing");
    } else {
      const needed = [...categories].sort().join(" ");
      const given = Object.keys(translated).sort().join(" ");
      if (given !== needed) wrong(key, `needs exactly the forms ${needed}, and has ${given}`);
      if (placeholders(translated.other ?? "") !== placeholders(text.other)) wrong(key, `has other placeholders than Dutch: ${placeholders(text.other)}`);
    }
  }
  for (const key of other.keys()) if (!dutch.has(key)) wrong(key, "is not in Dutch");
}

// A text with a number is written as its forms one after another, each behind its category, as build/texts.rs does.
const packed = (text = "") => (typeof text === "string" ? text : Object.entries(text).map(([category, form]) => `\u0001${category}\u0002${form}`).join(""));

/** The plural categories of whole numbers in this language. */
export function categories(language) {
  const rules = new Intl.PluralRules(languages[language].locale);
  return new Set(Array.from({ length: 201 }, (_, n) => rules.select(n)).concat("other"));
}

/** Of one language what a page loads, by part; and whether somebody checked all of it. */
function translation(language, dutch) {
  const folder = join(texts, language);
  const { questions, outcome } = questionnaire();
  let checked = true;
  const own = (name, reference, forms) => {
    const path = join(folder, `${name}.toml`);
    if (!existsSync(path)) {
      if (optional.has(name)) return undefined;
      mistakes.push(`${path} is missing`);
      return new Map();
    }
    const table = read(path);
    if (typeof table.checked_by !== "string") mistakes.push(`${path}: checked_by says who checked it; "" is nobody`);
    checked &&= Boolean(table.checked_by);
    const found = flat(table);
    compare(path, reference, found, forms);
    return found;
  };
  const forms = categories(language);
  const interfaces = Object.fromEntries(sets.map((set) => [set, own(set, dutch[set], forms)]));
  // The program knows a sentence of the questionnaire by its Dutch: what is the same there is the same here.
  const byDutch = (name, reference) => {
    const found = own(name, reference, forms);
    const pairs = new Map();
    for (const [key, text] of reference) {
      const before = pairs.get(text);
      const translated = found.get(key);
      if (before !== undefined && before !== translated) {
        mistakes.push(`${join(folder, name)}.toml: ${key} translates "${text}" otherwise than before: "${before}"`);
      }
      pairs.set(text, translated);
    }
    return Object.fromEntries(pairs);
  };
  const model = { first: byDutch("questions", flat(questions)), later: byDutch("outcome", flat(outcome)) };
  const files = {};
  for (const [part, own] of Object.entries(parts)) {
    // In the order of the Dutch keys, as build/texts.rs numbers them.
    files[part] = Object.fromEntries(own.map((set) => [set, interfaces[set] ? [...dutch[set].keys()].map((key) => packed(interfaces[set].get(key))) : []]));
    files[part].model = model[part] ?? {};
  }
  files.first.shell = Object.fromEntries(shellTexts(interfaces.app));
  return { files, checked };
}

const dutchTexts = () => Object.fromEntries(sets.map((set) => [set, flat(read(join(texts, "nl", `${set}.toml`)))]));

/** The languages for the page: name, direction, locale, voices, and whether somebody checked the translation. */
function about(language, checked) {
  const { name, dutch, right_to_left: rtl, locale, voice } = languages[language];
  return { name, dutch, dir: rtl ? "rtl" : "ltr", locale, voice, checked };
}

/** The texts of index.html, as they are called there: those of the shell, and what there is to say about a language. */
function shellTexts(app) {
  const own = [...app].filter(([key]) => key.startsWith("shell.")).map(([key, text]) => [key.slice("shell.".length), text]);
  const speech = [...app].filter(([key]) => key.startsWith("speech.")).map(([key, text]) => [key.replace(".", "_"), text]);
  return new Map([...own, ...speech, ["unchecked", app.get("language.unchecked")], ["language_failed", app.get("language.failed")]]);
}

/** The index page says the same Dutch as the texts. */
function comparePage(app) {
  const shell = shellTexts(app);
  const html = readFileSync(join(root, "index.html"), "utf8");
  for (const [, key, text] of html.matchAll(/data-text="(\w+)"[^>]*>([^<]*)</g)) {
    if (shell.get(key) !== text.trim()) mistakes.push(`index.html: "${text.trim()}" is not the text ${key} of app.toml`);
  }
}

const toml = (table) =>
  `checked_by = ""\n${Object.entries(table)
    .map(([section, entries]) => `\n[${section}]\n${Object.entries(entries).map(([key, text]) => `${key} = ${JSON.stringify(text)}\n`).join("")}`)
    .join("")}`;

function write(folder) {
  mkdirSync(folder, { recursive: true });
  const dutch = dutchTexts();
  comparePage(dutch.app);
  const list = { nl: about("nl", true) };
  for (const language of Object.keys(languages).filter((language) => language !== "nl")) {
    if (!existsSync(join(texts, language))) {
      mistakes.push(`data/texts/${language}/ is missing`);
      continue;
    }
    const { files, checked } = translation(language, dutch);
    list[language] = about(language, checked);
    for (const [part, content] of Object.entries(files)) writeFileSync(join(folder, `${language}.${part}.json`), JSON.stringify(content));
  }
  for (const entry of readdirSync(texts, { withFileTypes: true })) {
    if (entry.isDirectory() && !languages[entry.name]) mistakes.push(`data/texts/${entry.name}/ is not in languages.toml`);
  }
  writeFileSync(join(folder, "languages.json"), JSON.stringify(list));
  // Letters that an older device may lack (style/scripts.css): fetched by who reads them and has none.
  copyFileSync(join(root, "node_modules/@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff2"), join(folder, "ti.font.woff2"));
}

function main([first, second]) {
  if (first === "--template") {
    mkdirSync(second, { recursive: true });
    for (const [name, table] of Object.entries(questionnaire())) writeFileSync(join(second, `${name}.toml`), toml(table));
    for (const set of sets) writeFileSync(join(second, basename(`${set}.toml`)), readFileSync(join(texts, "nl", `${set}.toml`)));
    return;
  }
  if (!first) throw new Error("usage: node scripts/texts.mjs FOLDER | --check LANGUAGE | --template FOLDER");
  if (first === "--check") translation(second, dutchTexts());
  else write(first);
  if (mistakes.length) throw new Error(`\n  ${mistakes.join("\n  ")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`texts: ${error.message}`);
    process.exitCode = 1;
  }
}
