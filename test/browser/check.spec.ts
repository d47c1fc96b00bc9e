// The checker's room: a rule is left out, the shortest schedule that breaks is found and played; a question goes along as a
// link, which starts nothing; and what is impossible within bounds is an answer.

import { violations } from './axe.ts';
import { expect, listen, open, ready, test } from './lab.ts';

test('a rule is left out, and the shortest schedule that breaks is a run', async ({ page }) => {
  const complaints = listen(page);
  await open(page);
  await page.keyboard.press('Shift+K');
  const room = page.getByRole('dialog', { name: 'Check' });
  await room.locator('[data-rule="votesTwice"]').click();
  await room.locator('[data-check="begin"]').click();
  await expect(room.locator('[data-answer]')).toHaveAttribute('data-answer', 'broken');
  await expect(room.locator('[data-answer]')).toContainText('Broken in 6 moves: Election Safety.');
  expect(await violations(page)).toEqual([]);
  await room.locator('[data-play]').first().click();
  await expect(room).toBeHidden();
  await expect(page.locator('.scenario-title')).toContainText('Raft without: One vote a term');
  await expect(page.locator('.network')).toContainText('manual');
  expect(complaints).toEqual([]);
});

test('a link holds a question and starts nothing; two rules left out; in Chinese, by keyboard', async ({ page }) => {
  await page.goto('./?lang=zh#check=raft%2FmajorityOfHalf%2BvotesTwice%20nodes%3D3%20terms%3D1');
  await ready(page);
  const room = page.getByRole('dialog', { name: '检查' });
  await expect(room.locator('[data-line]')).toHaveValue(/^raft\/majorityOfHalf\+votesTwice nodes=3/);
  await expect(room.locator('[data-answer]')).toHaveCount(0);
  await room.locator('[data-check="begin"]').focus();
  await page.keyboard.press('Enter');
  await expect(room.locator('[data-answer]')).toHaveAttribute('data-answer', 'broken');
});

test('a goal is found, and one that cannot be is told to be impossible within the bounds', async ({ page }) => {
  await page.goto('./#check=raft%20nodes%3D3%20terms%3D1%20find%20role%20S1%20leader');
  await ready(page);
  const room = page.getByRole('dialog', { name: 'Check' });
  await room.locator('[data-check="begin"]').click();
  await expect(room.locator('[data-answer]')).toHaveAttribute('data-answer', 'found');
  await page.goto('./?again#check=raft%20nodes%3D3%20terms%3D1%20find%20role%20S1%20leader%20and%20role%20S2%20leader');
  await ready(page);
  await room.locator('[data-check="begin"]').click();
  await expect(room.locator('[data-answer]')).toHaveAttribute('data-answer', 'impossible');
});
