// The theme's colours and fonts as a canvas needs them: read from the page's variables, anew when the theme changes.

import { hue } from './theme.ts';

export interface Palette {
  readonly bg: string;
  readonly panel: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  readonly accent: string;
  readonly danger: string;
  readonly ok: string;
  readonly sans: string;
  readonly mono: string;
  readonly epoch: (epoch: number) => string;
  readonly epochInk: (epoch: number) => string;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  const read = (name: string): string => {
    let value = known.get(name);
    if (value === undefined) {
      value = style.getPropertyValue(name).trim();
      known.set(name, value);
    }
    return value;
  };
  return {
    bg: read('--bg'),
    panel: read('--panel'),
    ink: read('--ink'),
    ink2: read('--ink2'),
    ink3: read('--ink3'),
    line: read('--line'),
    line2: read('--line2'),
    accent: read('--accent'),
    danger: read('--danger'),
    ok: read('--ok'),
    sans: read('--sans') || 'system-ui, sans-serif',
    mono: read('--mono') || 'monospace',
    epoch: (epoch) => read(`--epoch-${hue(epoch)}`),
    epochInk: (epoch) => read(`--epoch-${hue(epoch)}-ink`),
  };
}

/** Calls back when the page changes its theme; returns how to stop that. */
export function onTheme(changed: () => void): () => void {
  const root = document.documentElement;
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  const wish = matchMedia('(prefers-color-scheme: dark)');
  wish.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    wish.removeEventListener('change', changed);
  };
}
