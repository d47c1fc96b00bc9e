// Keys as they are printed on a keyboard.

import type { FirstChromeWords } from '../../words/en/chrome.ts';

/** A key as it is printed on a keyboard: `Ctrl + Z`. */
export function keyText(key: string, words: FirstChromeWords): string {
  const name = (part: string): string => {
    if (part === '$mod') return words.keyNames.Control ?? 'Ctrl';
    return words.keyNames[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  };
  if (key === 'Shift+?') return '?';
  return key.split(/\b\+/).map(name).join(' + ');
}
