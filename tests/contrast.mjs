// Every pair of colours that meets on a page has the contrast that WCAG asks, in every theme, light and dark; and where
// the reader asks for more contrast, running text has that of level AAA.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const style = new URL("../style/", import.meta.url);
const read = (name) => readFileSync(new URL(name, style), "utf8");

/** The custom properties that a sheet sets on the root while these media queries hold. */
function tokens(css, holds) {
  const found = {};
  const bare = css.replace(/\/\*[^]*?\*\//g, "");
  for (const [block, media, inside] of bare.matchAll(/@media ([^{]+)\{((?:[^{}]*\{[^{}]*\})*)\s*\}|(?:html)?:root \{[^}]*\}/g)) {
    if (media && !holds(media.trim())) continue;
    for (const [, name, value] of (inside ?? block).matchAll(/--opstap-([\w-]+): ([^;]+);/g)) found[name] = value;
  }
  return found;
}

/** All tokens of a theme: our own first, then the theme's, then those for more contrast. */
function palette(theme, { dark, more }) {
  const known = { screen: true, "(prefers-color-scheme: dark)": dark, "(prefers-contrast: more)": more };
  const holds = (media) => media.split(" and ").every((part) => known[part] ?? assert.fail(media));
  const sheets = ["theme.css", theme, "contrast.css"].filter(Boolean);
  return Object.assign({}, ...sheets.map((sheet) => tokens(read(sheet), holds)));
}

const colour = (palette, name) => {
  const value = palette[name];
  const other = value?.match(/^var\(--opstap-([\w-]+)\)$/);
  if (other) return colour(palette, other[1]);
  const hex = value?.match(/^#([0-9a-f]{3}|[0-9a-f]{6})$/)?.[1];
  assert.ok(hex, `${name} is no opaque colour: ${value}`);
  const digits = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255);
};

// WCAG 2.2: relative luminance, and contrast ratio.
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

// What is read (1.4.3): text, then what it stands on.
const text = [
  ["ink", ["page", "card", "primary-soft", "accent-soft", "good-soft", "bad-soft"]],
  ["muted", ["page", "card", "primary-soft"]],
  ["primary", ["page", "card", "primary-soft"]],
  ["primary-strong", ["page", "card", "primary-soft"]],
  ["on-primary", ["primary", "primary-strong"]],
  ["accent-ink", ["page", "card", "accent-soft"]],
  ["good", ["page", "card", "good-soft"]],
  ["bad", ["page", "card", "bad-soft"]],
  // The sign in a notice, and the number of today in a chart.
  ["card", ["primary", "accent-ink", "good", "bad"]],
  ["focus", ["card"]],
];
// What is seen (1.4.11): the edge of what can be operated, the focus, a bar against its track.
const shapes = [
  ["control", ["page", "card", "primary-soft"]],
  ["focus", ["page", "card", "primary-soft", "accent-soft"]],
  ["primary", ["line"]],
];

const themes = [null, ...readdirSync(new URL("themes/", style)).map((name) => `themes/${name}`)];
for (const theme of themes) {
  for (const dark of [false, true]) {
    for (const more of [false, true]) {
      test(`${theme ?? "our own colours"}, ${dark ? "dark" : "light"}${more ? ", more contrast" : ""}`, () => {
        const all = palette(theme, { dark, more });
        const short = [];
        const check = (pairs, least) => {
          for (const [front, backs] of pairs) {
            for (const back of backs) {
              const ratio = contrast(colour(all, front), colour(all, back));
              if (ratio < least) short.push(`${front} on ${back}: ${ratio.toFixed(2)}, less than ${least}`);
            }
          }
        };
        check(text, 4.5);
        // Where lines are as dark as the text, a bar has an edge in the place of a track.
        check(more ? shapes.filter(([front]) => front !== "primary") : shapes, 3);
        if (more) check([["ink", ["page", "card"]], ["muted", ["page", "card"]], ["primary", ["page", "card"]], ["on-primary", ["primary"]], ["bad", ["page", "card"]], ["good", ["page", "card"]]], 7);
        assert.deepEqual(short, []);
      });
    }
  }
}

test("the ratio is that of WCAG", () => {
  assert.equal(contrast([1, 1, 1], [0, 0, 0]), 21);
  // The darkest grey that passes on white, #767676, has 4.54.
  assert.equal(contrast([1, 1, 1], [0x76 / 255, 0x76 / 255, 0x76 / 255]).toFixed(2), "4.54");
});

test("every municipality with schemes has a theme and an example configuration, and neither stands alone", () => {
  const names = (folder, end) =>
    readdirSync(new URL(`../${folder}/`, import.meta.url))
      .filter((name) => name.endsWith(end))
      .map((name) => name.slice(0, -end.length))
      .sort();
  const known = names("data/gemeenten", ".toml");
  assert.ok(known.length >= 5);
  assert.deepEqual(names("style/themes", ".css"), known);
  assert.deepEqual(names("docs/config", ".json"), known);
  for (const id of known) {
    const config = JSON.parse(readFileSync(new URL(`../docs/config/${id}.json`, import.meta.url), "utf8"));
    assert.equal(config.municipality.id, id);
  }
});
