// Lessons and challenges in the page: a whole one of each by mouse, by keys and by touch, in both languages, the wrong
// answers first.

import type { Page } from '@playwright/test';
import { expect, item, node, open, paste, test } from './lab.ts';

const LESSON = `quorum 4
lesson paxos.two
title "Two acceptances"
title zh "两个接受"
about "A value is chosen when a quorum has accepted it."
about zh "法定人数接受了一个值，它就被选定了。"
belief "The proposer chooses the value."
belief zh "值是提议者选定的。"
minutes 3
source "Lamport 2001, §2.2"
paxos proposers=2 acceptors=3 learners=1 seed=1
network manual
beat "One acceptance"
beat zh "一个接受"
request P1 "tea"
deliver P1->A1 Prepare
deliver P1->A2 Prepare
deliver A1->P1 Promise
deliver A2->P1 Promise
deliver P1->A1 Accept
look at A1 panel ballots
say "A1 has accepted tea, and nobody else."
say zh "A1 接受了 tea，别人还没有。"
predict now "Is tea chosen?"
predict zh "tea 选定了吗？"
choice "Yes: it was proposed to all." if chosen "tea" because "A proposal is a question, not a decision."
choice zh "是：它已向所有人提议。" because "提议是询问，不是决定。"
choice "No: one of three is no quorum." if not chosen "tea" because "Two others may still agree on something else."
choice zh "否：三个中的一个不是法定人数。" because "另外两个还可以同意别的。"
beat "A second one"
beat zh "第二个"
predict "A2 accepts it, too. What does that do?"
predict zh "A2 也接受它。这意味着什么？"
choice "Nothing, before a learner hears of it." if not chosen "tea"
choice zh "在学习者听到之前，什么也不意味。"
choice "It chooses tea." if chosen "tea" because "Two of three are a quorum, whether or not anybody knows."
choice zh "tea 就此选定。" because "三个中的两个就是法定人数，不管有没有人知道。"
deliver P1->A2 Accept
look at A2 panel why speed 1/20
beat "Your turn"
beat zh "轮到你"
try "Go back to where only A1 has accepted tea. Get tea chosen without A2."
try zh "回到只有 A1 接受了 tea 的时刻。不靠 A2，让 tea 选定。"
from beat 2
goal chosen "tea"
never fact A2 accepted "1.1 · tea"
forbid crash
budget 3
hint "Which other acceptor is there?"
hint zh "还有哪个接受者？"
hint "P1 has sent its Accept to A3, too."
hint zh "P1 也给 A3 发了 Accept。"
par 1
solution
deliver P1->A3 Accept
`;

const CHALLENGE = `quorum 4
challenge paxos.tea
title "Choose a value, by hand"
title zh "亲手选定一个值"
about "Two phases, two quorums."
about zh "两个阶段，两个法定人数。"
paxos proposers=2 acceptors=3 learners=1 seed=1
network manual
request P1 "tea"
deliver P1->A1 Prepare
deliver P1->A2 Prepare
deliver A1->P1 Promise
deliver A2->P1 Promise
deliver P1->A1 Accept
say "Nothing moves by itself. Get tea chosen."
say zh "什么都不会自己动。让 tea 选定。"
goal chosen "tea"
allow deliver drop pause
hint "One more acceptance."
hint zh "再要一个接受。"
par 1
solution
deliver P1->A2 Accept
`;

const strip = (page: Page) => page.locator('[data-strip="lesson"]');
const next = (page: Page) => page.locator('[data-lesson="next"]');
const choice = (page: Page, letter: string) => page.locator(`[data-choice="${letter}"]`);
const clock = (page: Page) => page.locator('[data-clock]');

/** A card is on show, where it stands. */
async function stands(page: Page, card: number, kind: string): Promise<void> {
  await expect(strip(page)).toHaveAttribute('data-card', String(card));
  await expect(strip(page)).toHaveAttribute('data-kind', kind);
  await expect(strip(page)).toHaveAttribute('data-here', kind === 'task' ? /at|away/ : 'at');
}

/** The message that is drawn, by what it is and where it goes. */
const message = (page: Page, name: RegExp) => page.locator('.stage').getByRole('button', { name }).first();

test('a lesson by mouse: wrong answers, the verdicts, and the task', async ({ page }) => {
  await open(page);
  await paste(page, LESSON);
  await stands(page, 1, 'cover');
  await expect(strip(page)).toContainText('The proposer chooses the value.');
  await next(page).click();
  await stands(page, 2, 'question');
  await expect(strip(page)).toContainText('A1 has accepted tea, and nobody else.');
  // The stage is locked: nothing goes on, and nothing is done.
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true');
  const before = await clock(page).textContent();
  await page.keyboard.press('.');
  await expect(page.locator('[data-toast]')).toContainText('Answer the question first');
  await expect(clock(page)).toHaveText(before ?? '');
  await node(page, 'A1').click();
  await expect(item(page, 'crash')).toHaveAttribute('aria-disabled', 'true');
  await expect(item(page, 'crash')).toContainText('the stage is locked');
  await page.keyboard.press('Escape');
  await choice(page, 'A').click();
  await expect(page.locator('[data-verdict]')).toContainText('Not so. B came true.');
  await expect(page.locator('[data-choice-told="A"]')).toContainText('A proposal is a question, not a decision.');
  await expect(page.locator('[data-choice-told="B"]')).toContainText('Two others may still agree');
  await next(page).click();
  await stands(page, 3, 'told');
  await next(page).click();
  await stands(page, 4, 'question');
  await choice(page, 'B').click();
  await stands(page, 5, 'told');
  await expect(page.locator('[data-verdict]')).toContainText('Right.');
  await next(page).click();
  await stands(page, 6, 'task');
  await expect(page.locator('[data-step="open"]')).toContainText('tea is chosen');
  await expect(clock(page)).toHaveText(before ?? '');
  // The wrong way: what must not be.
  await node(page, 'P1').click();
  await expect(item(page, 'crash')).toContainText('not allowed in this task');
  await page.keyboard.press('Escape');
  await message(page, /Accept .*P1.*A2/).click();
  await expect(page.locator('[data-outcome="failed"]')).toContainText('came true what must not');
  await expect(page.locator('[data-step="broken"]')).toBeVisible();
  await page.locator('[data-lesson="again"]').click();
  await expect(page.locator('[data-outcome="failed"]')).toHaveCount(0);
  await expect(page.locator('[data-acts]')).toHaveText('0 of 3 acts');
  await page.locator('[data-lesson="hint"]').click();
  await expect(page.locator('[data-hint]')).toHaveText(['Hint 1 Which other acceptor is there?']);
  await message(page, /Accept .*P1.*A3/).click();
  await expect(page.locator('[data-outcome="reached"]')).toContainText('Reached with 1 act (par 1)');
  await expect(page.locator('[data-medal]')).toHaveText(['Reached', 'At par']);
  await expect(page.locator('[data-step="done"]')).toContainText('tea is chosen');
  await page.locator('[data-lesson="handIn"]').click();
  await page.locator('[data-student]').fill('2023310042');
  await expect(page.locator('[data-hand-in]').last()).toHaveValue(
    /^answer paxos\.two\nstudent "2023310042"\nhints 1\npredicted 1 of 2\nat 0?[\d.]+ms deliver /,
  );
  await expect(page.locator('[data-hand-in]').first()).toHaveValue(/#answer=1\./);
  await page.keyboard.press('Escape');
  // The author's way is another future, and does not count.
  await page.locator('[data-lesson="authors"]').click();
  await expect(page.locator('[data-outcome="authors"]')).toBeVisible();
  await expect(clock(page)).not.toHaveText(before ?? '');
  await page.locator('[data-lesson="back"]').click();
  await stands(page, 5, 'told');
});

/** Nothing has the focus: keys are the lesson's. */
const letGo = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

test('a lesson by keys, in Chinese; who leaves it comes back to where it was', async ({ page }) => {
  await open(page);
  await paste(page, LESSON);
  await stands(page, 1, 'cover');
  await page.keyboard.press('l');
  await expect(strip(page)).toContainText('值是提议者选定的。');
  await letGo(page);
  await page.keyboard.press('Enter');
  await stands(page, 2, 'question');
  await expect(page.getByRole('heading', { name: '一个接受' })).toBeFocused();
  await expect(page.getByRole('radiogroup', { name: 'tea 选定了吗？' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.locator('[data-verdict]')).toContainText('不对。成真的是 B。');
  await page.keyboard.press('Enter');
  await stands(page, 3, 'told');
  await page.keyboard.press('Enter');
  await stands(page, 4, 'question');
  await page.keyboard.press('0');
  await stands(page, 5, 'told');
  await expect(page.locator('[data-verdict]')).toContainText('成真的是 B。');
  await page.keyboard.press('Shift+Enter');
  await stands(page, 4, 'question');
  await expect(choice(page, 'none')).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Enter');
  await stands(page, 5, 'told');
  // What the reader does is another future; Next leads back.
  await node(page, 'P2').focus();
  await page.keyboard.press('Enter');
  await expect(item(page, 'crash')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(strip(page)).toHaveAttribute('data-here', 'away');
  await letGo(page);
  await page.keyboard.press('Enter');
  await stands(page, 5, 'told');
  await page.keyboard.press('Enter');
  await stands(page, 6, 'task');
  await page.keyboard.press('Shift+H');
  await expect(page.locator('[data-hint]')).toHaveText(['提示 1 还有哪个接受者？']);
  await page.keyboard.press('Shift+R');
  await expect(page.locator('[data-acts]')).toHaveText('0 / 3 个操作');
  await page.keyboard.press('l');
  await expect(strip(page)).toContainText('0 of 3 acts');
  // Another text, and back to this one.
  await paste(page, 'quorum 1\npaxos proposers=2 acceptors=3 learners=1 seed=1\nrun 100ms\n');
  await expect(strip(page)).toHaveCount(0);
  await paste(page, LESSON);
  await stands(page, 1, 'cover');
  await page.locator('[data-lesson="goOn"]').click();
  await stands(page, 6, 'task');
  await expect(page.locator('[data-acts]')).toHaveText('0 of 3 acts');
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, alone: true });

  test('a challenge on a small screen: its card is a sheet that can be lowered, and covers nothing of the stage', async ({
    page,
  }) => {
    await open(page);
    await paste(page, CHALLENGE);
    await stands(page, 1, 'task');
    await expect(strip(page)).toContainText('Nothing moves by itself.');
    const sheet = await strip(page).boundingBox();
    const picture = await page.locator('.app-picture').boundingBox();
    expect(picture !== null && sheet !== null && picture.y + picture.height <= sheet.y).toBe(true);
    expect(Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0))).toBe(740);
    await page.locator('.lesson-grab').tap();
    await expect(page.locator('.panels')).toBeVisible();
    await page.locator('.lesson-grab').tap();
    await expect(page.locator('.panels')).toBeHidden();
    // The wrong way first.
    await node(page, 'A2').tap();
    await expect(item(page, 'crash')).toContainText('not allowed in this task');
    await item(page, 'pause').tap();
    await expect(page.locator('[data-acts]')).toHaveText('1 act');
    await page.locator('[data-lesson="again"]').tap();
    await expect(page.locator('[data-acts]')).toHaveText('0 acts');
    await node(page, 'A2').tap();
    await item(page, 'messages').tap();
    await page
      .locator('[data-item^="envelope-"]')
      .filter({ hasText: /Accept .*P1/ })
      .first()
      .tap();
    await item(page, 'deliver').tap();
    await expect(page.locator('[data-outcome="reached"]')).toContainText('Reached with 1 act (par 1)');
  });
});
