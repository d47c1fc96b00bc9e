// The theme's colours and fonts as a canvas needs them: read from the page's variables, anew when the theme changes.

import { hue } from './theme.ts';

const FAMILIES: ReadonlySet<string> = new Set(['--sans', '--mono']);

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

/** Whether the system's own colours are forced upon the page (theme.css). */
const FORCED = '(forced-colors: active)';

/** A name such as `CanvasText` means nothing to a thread that draws apart: what it stands for here. */
function resolved(element: HTMLElement, value: string): string {
  const { color } = element.style;
  element.style.color = value;
  const { color: found } = getComputedStyle(element);
  element.style.color = color;
  return found;
}

export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const forced = matchMedia(FORCED).matches;
  const known = new Map<string, string>();
  const read = (name: string): string => {
    let value = known.get(name);
    if (value === undefined) {
      value = style.getPropertyValue(name).trim();
      if (forced && !FAMILIES.has(name)) value = resolved(element, value);
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
  const wishes = ['(prefers-color-scheme: dark)', FORCED].map((wish) => matchMedia(wish));
  for (const wish of wishes) wish.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const wish of wishes) wish.removeEventListener('change', changed);
  };
}
