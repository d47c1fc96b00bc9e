// A place beside the page where something is drawn to be taken along, in the theme of choice: the page itself does not
// change while it is made.

import type { Theme } from '../../store/preferences.ts';

/** What holds always: layers are opened, conditions are not. */
function unconditional(rules: CSSRuleList): CSSRule[] {
  return [...rules].flatMap((rule) => (rule instanceof CSSLayerBlockRule ? unconditional(rule.cssRules) : [rule]));
}

/** The theme's variables as its style sheet says them. */
function variables(theme: Theme): [string, string][] {
  const wanted = [':root', `:root[data-theme="${theme}"]`];
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => unconditional(cssRules));
  return rules.flatMap((rule) => {
    if (!(rule instanceof CSSStyleRule) || !wanted.includes(rule.selectorText)) return [];
    return [...rule.style]
      .filter((name) => name.startsWith('--'))
      .map((name): [string, string] => [name, rule.style.getPropertyValue(name).trim()]);
  });
}

/** The element is taken away again by `remove()`. */
export function offstage(theme: Theme, size: { readonly width: number; readonly height: number }): HTMLElement {
  const place = document.createElement('div');
  place.inert = true;
  place.setAttribute('aria-hidden', 'true');
  Object.assign(place.style, {
    position: 'fixed',
    top: '0',
    left: '-10000px',
    width: `${size.width}px`,
    height: `${size.height}px`,
    colorScheme: theme,
  });
  for (const [name, value] of variables(theme)) place.style.setProperty(name, value);
  document.body.append(place);
  return place;
}
