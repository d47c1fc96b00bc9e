// The space-time diagram, as a test finds its way about it.

import type { Page } from '@playwright/test';
import { clock, expect, open, rest } from './lab.ts';

export const diagram = (page: Page) => page.locator('[data-spacetime]');
export const canvas = (page: Page) => diagram(page).locator('canvas');
export const slider = (page: Page) => diagram(page).getByRole('slider', { name: 'Playhead' });
export const read = (page: Page) => page.locator('[data-read]');
export const tool = (page: Page, name: string) => page.locator(`[data-tool="${name}"]`);
/** One of the tools behind the word. */
export async function choose(page: Page, name: string): Promise<void> {
  await tool(page, 'menu').click();
  await tool(page, name).click();
}
/** What is drawn when the page has come to rest. */
export const drawn = async (page: Page) => {
  await rest(page);
  return (await canvas(page).screenshot()).toString('base64');
};

export async function boxOf(page: Page) {
  const box = await canvas(page).boundingBox();
  if (box === null) throw new Error('The diagram is not on the page.');
  return box;
}

/** A run with a leader and messages, at rest. */
export async function openRun(page: Page): Promise<void> {
  await open(page, './#scenario=first-minute&t=900ms');
  await expect(clock(page)).toHaveText('0.900 s');
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The first place of a diagram, column by column, of which it says such a thing, with the pointer there. */
export async function placeOf(
  page: Page,
  { across, down }: { readonly across: readonly number[]; readonly down: readonly number[] },
  says: (near: string) => boolean,
): Promise<Place> {
  const box = await boxOf(page);
  const near = () =>
    canvas(page).evaluate((it) => {
      const { dataset, style } = it as HTMLElement;
      return `${dataset.near ?? ''},${style.cursor}`;
    });
  // At first in haste: a busy page may say of a place what it is asked of the one before. Then at leisure.
  for (const hasty of [true, false])
    for (const x of across)
      for (const y of down) {
        const at = { x: box.x + box.width * x, y: box.y + box.height * y };
        await page.mouse.move(at.x, at.y);
        if (hasty && !says(await near())) continue;
        await rest(page);
        if (says(await near())) return at;
      }
  throw new Error('There is no such place.');
}

/** From one share of the height or width to another. */
export function steps(from: number, to: number, by: number): number[] {
  const count = Math.ceil(Math.abs(to - from) / by);
  return Array.from({ length: count }, (_, i) => from + Math.sign(to - from) * i * by);
}

/** Where something stands that can be clicked: between two shares of the width. */
export function thing(page: Page, from = 0.12, to = 0.5): Promise<Place> {
  const places = { across: steps(from, to, 0.007), down: steps(0.3, 0.78, 0.07) };
  return placeOf(page, places, (near) => /^(?:arrow|mark|fold|opened),/.test(near));
}
