// That nothing moves but what is meant to: where the parts of the page stand, in any engine, and what the browser itself
// counts as a shift of its layout.

import { expect } from '@playwright/test';

/** Parts that never move, by their selectors. A part of which there are several is told apart by what names it. */
export const PARTS = {
  header: '.header',
  stage: '.stage-frame',
  seat: '.stage-picture [data-node]',
  strip: '.app-stage > .strip',
  tabs: '[role="tablist"]',
  tab: '[data-tab]',
  panel: '.panel',
  row: '.ledger-scroll [data-row]',
  transport: '.transport',
  rail: '[data-futures]',
  lanes: '[data-spacetime] canvas',
  tools: '[data-tool]',
  overview: '[data-overview]',
} as const;

/** A rectangle, or the place of what is drawn about it. */
export type Places = { readonly [part: string]: readonly number[] };

/** Where they stand, asked in the page. Of what is drawn about a place, the place: it may be lit, and have more about it. */
export function placesOf(parts: { readonly [part: string]: string }): Places {
  const places: { [part: string]: number[] } = {};
  for (const [part, selector] of Object.entries(parts)) {
    const all = [...document.querySelectorAll<HTMLElement | SVGGraphicsElement>(selector)];
    for (const [i, element] of all.entries()) {
      const { node, row, tab, tool } = element.dataset;
      const matrix = element instanceof SVGGElement ? element.getScreenCTM() : null;
      const { x, y, width, height } = element.getBoundingClientRect();
      // A row becomes longer with its log.
      const box = row === undefined ? [x, y, width, height] : [x, y, height];
      places[`${part} ${node ?? row ?? tab ?? tool ?? i}`] = matrix ? [matrix.e, matrix.f] : box;
    }
  }
  return places;
}

/** The same parts, each where it stood, to half a pixel. */
export function expectStill(before: Places, now: Places, when: string): void {
  // What has come over the page, as the tools in their menu, is none of it.
  expect(Object.keys(now), when).toEqual(expect.arrayContaining(Object.keys(before)));
  const moved = Object.entries(before).filter(([part, place]) =>
    place.some((value, i) => Math.abs(value - (now[part]?.[i] ?? Number.NaN)) > 0.5),
  );
  expect(
    moved.map(([part, place]) => `${part}: ${place.join()} → ${now[part]?.join()}`),
    when,
  ).toEqual([]);
}

/**
 * Begins to count shifts of the layout, those after an input included. Chromium alone tells of them. Within a panel there is
 * another text after each move, as in the strip and the tables, whose lines stand where they come to stand: the panel itself is a part that stays.
 */
export function countShifts(): void {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  const since = performance.now();
  const name = (node: Node | null) =>
    node instanceof Element
      ? `${node.tagName}.${node.getAttribute('class') ?? ''}`
      : `“${node?.textContent}” in ${node?.parentElement?.className}`;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as PerformanceEntry & {
        readonly value: number;
        readonly sources: readonly { readonly node: Node | null }[];
      };
      // What is gone by now has not moved.
      const within = ({ node }: { readonly node: Node | null }) =>
        node === null || !node.isConnected || node.parentElement?.closest('.panel, .strip, .ledger-scroll') != null;
      if (entry.startTime >= since && !sources.every(within))
        shifts.push(`${value.toFixed(4)}: ${sources.map(({ node }) => name(node)).join()}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What was counted since it was asked before. */
export const shiftsCounted = (): readonly string[] => (globalThis as unknown as { shifts: string[] }).shifts.splice(0);
