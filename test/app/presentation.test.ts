// What the address may ask of the page.

import { describe, expect, test, vi } from 'vitest';

vi.hoisted(() => {
  vi.stubGlobal('location', { search: '' });
});
vi.mock('../../src/store/preferences.ts', () => ({ preferences: {}, THEMES: ['light', 'dark'] }));

const { presentationIn } = await import('../../src/app/frame/presentation.ts');

describe('the address', () => {
  test('asks for nothing when it says nothing, or what is not known', () => {
    const none = { language: null, theme: null, projector: false, beats: true, embedded: false, presenting: false };
    expect(presentationIn('')).toEqual(none);
    expect(presentationIn('?lang=tlh&theme=pink&embed=yes')).toEqual(none);
  });

  test('asks for a language, a theme, large letters, and a place inside another page', () => {
    expect(presentationIn('?lang=zh-CN&theme=dark')).toMatchObject({ language: 'zh', theme: 'dark' });
    expect(presentationIn('?theme=projector&embed=1')).toMatchObject({
      theme: 'light',
      projector: true,
      embedded: true,
    });
    expect(presentationIn('?beats=off')).toMatchObject({ beats: false });
  });
});
