import assert from "node:assert/strict";
import { dark, light } from "../../components/palette.ts";

type Palette = Record<keyof typeof light, string>;

/** WCAG 2.2's relative luminance of "#rrggbb". */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Color pairs that the components use: the foreground and its backgrounds. */
const text: [keyof Palette, (keyof Palette)[]][] = [
  ["ink", ["paper", "surface", "sunk", "wash", "badwash", "goodwash"]],
  ["soft", ["paper", "surface", "sunk", "wash"]],
  ["accent", ["paper", "surface", "sunk", "wash", "badwash", "goodwash"]],
  ["deep", ["paper", "surface", "sunk", "wash"]],
  ["bad", ["paper", "surface", "badwash"]],
  ["good", ["paper", "surface", "goodwash"]],
  ["onaccent", ["accent", "deep"]],
];
const shapes: [keyof Palette, (keyof Palette)[]][] = [
  ["edge", ["paper", "surface", "sunk"]],
  ["accent", ["paper", "surface", "sunk", "wash"]],
];

function tooFaint(palette: Palette, pairs: typeof text, least: number): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs.filter((back) => contrast(palette[front], palette[back]) < least)
      .map((back) => `${front} on ${back}: ${contrast(palette[front], palette[back]).toFixed(2)}`)
  );
}

for (const [name, palette] of Object.entries({ light, dark })) {
  Deno.test(`in ${name}, text reaches 4.5:1 on each of its backgrounds (WCAG 2.2, 1.4.3)`, () => {
    assert.deepEqual(tooFaint(palette, text, 4.5), []);
  });

  Deno.test(`in ${name}, borders of controls and the focus ring reach 3:1 (WCAG 2.2, 1.4.11)`, () => {
    assert.deepEqual(tooFaint(palette, shapes, 3), []);
  });
}
