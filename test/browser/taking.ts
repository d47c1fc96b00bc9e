// The dialog that makes files, and what it saves.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from './lab.ts';

export async function take(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await page.locator(`[data-take="${name}"]`).click();
  const file = await download;
  await expect(page.locator('[data-taken]')).toContainText(file.suggestedFilename());
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

export async function dialog(page: Page): Promise<void> {
  await page.keyboard.press('Shift+S');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
}
