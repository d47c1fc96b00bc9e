// The theme's promises: text is readable in both themes, and epochs are told apart without colour vision.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REFUSED } from '../../src/views/marks/shapes.ts';
import { cross } from '../../src/views/marks/signs.ts';
import { epochColor, epochInk, hue } from '../../src/views/theme.ts';

type Rgb = readonly [number, number, number];
const css = readFileSync(new URL('../../src/views/theme.css', import.meta.url), 'utf8');

function colours(selector: string): Map<string, Rgb> {
  const block = css.slice(css.indexOf(selector), css.indexOf('}', css.indexOf(selector)));
  return new Map(
    [...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(([, name, hex]) => [
      name!,
      [0, 2, 4].map((i) => linear(Number.parseInt(hex!.slice(i, i + 2), 16) / 255)) as unknown as Rgb,
    ]),
  );
}

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
const times = (rows: readonly Rgb[], [r, g, b]: Rgb) =>
  rows.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Rgb;
/** Oklab, where distances are about as they look. */
function lab(colour: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  ).map(Math.cbrt) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}
function unlab(colour: Rgb): Rgb {
  const cones = times(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    colour,
  ).map((c) => c ** 3) as unknown as Rgb;
  return times(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    cones,
  );
}
/** Machado, Oliveira and Fernandes 2009, full severity. */
const EYES: { readonly [eyes: string]: readonly Rgb[] } = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seen = (eyes: readonly Rgb[], colour: Rgb) =>
  lab(times(eyes, colour).map((c) => Math.min(1, Math.max(0, c))) as unknown as Rgb);
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const EPOCHS = [1, 2, 3, 4, 5, 6, 7];

describe.each([':root {', ':root[data-theme="dark"] {'])('%s', (selector) => {
  const theme = colours(selector);
  // Where a theme fills with the colour of the mark.
  const of = (name: string) => theme.get(name) ?? theme.get(name.replace('fill', 'epoch'))!;

  test('text reaches 4.5:1', () => {
    for (const paper of ['bg', 'panel'])
      for (const text of [
        'ink',
        'ink2',
        'ink3',
        'accent',
        'danger',
        'ok',
        ...[0, ...EPOCHS].map((n) => `epoch-${n}-ink`),
      ])
        expect([text, paper, contrast(of(text), of(paper)) >= 4.5]).toEqual([text, paper, true]);
  });

  test('text reaches 4.5:1 on the tint of its epoch', () => {
    for (const n of [0, ...EPOCHS]) {
      const [panel, mark] = [lab(of('panel')), lab(of(`epoch-${n}`))];
      const tint = (share: number) => unlab(panel.map((c, i) => c * (1 - share) + mark[i]! * share) as unknown as Rgb);
      // Of a disc, and of a cell of a table.
      for (const share of [0.13, 0.22])
        expect([n, share, contrast(of(`epoch-${n}-ink`), tint(share)) >= 4.5]).toEqual([n, share, true]);
      expect([n, contrast(of('ink2'), tint(0.13)) >= 4.5]).toEqual([n, true]);
    }
  });

  test('marks reach 3:1', () => {
    for (const n of [0, ...EPOCHS]) expect([n, contrast(of(`epoch-${n}`), of('bg')) >= 3]).toEqual([n, true]);
  });

  test('neighbouring epochs are as far apart in lightness as a step from grey to grey that anybody sees', () => {
    for (const kind of ['epoch', 'fill'])
      for (const a of EPOCHS) {
        const b = (a % EPOCHS.length) + 1;
        const [one, other] = [a, b].map((n) => lab(of(`${kind}-${n}`))[0]) as [number, number];
        expect([kind, a, b, Math.abs(one - other) > 0.095]).toEqual([kind, a, b, true]);
      }
  });

  test('letters on what is filled reach 4.5:1', () => {
    for (const n of [0, ...EPOCHS]) expect([n, contrast(of(`fill-${n}`), of('on-fill')) >= 4.5]).toEqual([n, true]);
  });

  test.each(Object.keys(EYES))('epochs are told apart by %s eyes, neighbours best', (eyes) => {
    for (const a of EPOCHS) {
      for (const b of EPOCHS.filter((it) => it > a)) {
        const apart = distance(seen(EYES[eyes]!, of(`epoch-${a}`)), seen(EYES[eyes]!, of(`epoch-${b}`)));
        const near = b - a === 1 || b - a === 6;
        expect([a, b, apart > (near ? 0.11 : 0.06)]).toEqual([a, b, true]);
      }
    }
  });
});

test('a refusal does not look like a loss: barred and not crossed, in the colour of its epoch and not in red', () => {
  expect(REFUSED).not.toBe(cross(3));
  expect(REFUSED.match(/M/g)).toHaveLength(1);
  const sheets = ['traffic', 'cluster'].map((name) =>
    readFileSync(new URL(`../../src/views/cluster/${name}.css`, import.meta.url), 'utf8'),
  );
  for (const selector of ['.mark.crossed {', '.refusal {', '.vote.refused {', '.vote-bar {']) {
    const sheet = sheets.find((it) => it.includes(selector))!;
    const rule = sheet.slice(sheet.indexOf(selector), sheet.indexOf('}', sheet.indexOf(selector)));
    expect([selector, rule.includes('--danger')]).toEqual([selector, false]);
  }
  const loss = sheets[0]!.slice(sheets[0]!.indexOf('.loss {'));
  expect(loss.slice(0, loss.indexOf('}'))).toContain('--danger');
});

test('colours repeat after seven epochs; before the first there is none', () => {
  expect([0, 1, 7, 8, 700].map(hue)).toEqual([0, 1, 7, 1, 7]);
  expect(epochColor(9)).toBe('var(--epoch-2)');
  expect(epochInk(9)).toBe('var(--epoch-2-ink)');
});
