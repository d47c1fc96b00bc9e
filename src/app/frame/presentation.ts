// How the address asks the page to present itself, for this visit only: `?lang=zh`, `?theme=dark`, `light` or `projector`,
// `?embed=1` inside another page, `?present=1` before a room, and `?beats=off` for a run that plays past its captions. What is shown is in the part after `#`.

import { LANGUAGES, type Language } from '../../speech/languages.ts';
import { preferences, THEMES, type Theme } from '../../store/preferences.ts';

interface Presentation {
  readonly language: Language | null;
  readonly theme: Theme | null;
  /** Letters to be read from the last row. */
  readonly projector: boolean;
  /** The page stands inside another. */
  readonly embedded: boolean;
  /** Stage, tables and caption alone. */
  readonly presenting: boolean;
  /** It stops at beats, or holds there. */
  readonly beats: boolean;
}

export function presentationIn(query: string): Presentation {
  const asked = new URLSearchParams(query);
  const language = asked.get('lang')?.slice(0, 2) as Language;
  const theme = asked.get('theme');
  return {
    language: LANGUAGES.includes(language) ? language : null,
    theme: theme === 'projector' ? 'light' : THEMES.includes(theme as Theme) ? (theme as Theme) : null,
    projector: theme === 'projector',
    embedded: asked.get('embed') === '1',
    presenting: asked.get('present') === '1',
    beats: asked.get('beats') !== 'off',
  };
}

export const presentation = presentationIn(location.search);

/** Before the first picture: what the address asks for comes before what was chosen earlier, and is not kept. */
export function dress(): void {
  const { language, theme } = presentation;
  preferences.setState({ ...(language && { language }), ...(theme && { theme }) });
}
