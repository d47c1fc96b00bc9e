// Characters of the link of each library scenario.

import { encodeLink } from '../../scenarios/link.ts';
import { type Row, row } from './row.ts';

export async function* link(): AsyncGenerator<Row> {
  const { library } = await import('../../scenarios/library.ts');
  for (const { name, text } of library) {
    const fragment = await encodeLink(text);
    yield row(`link.${name}.chars`, fragment.length, 'characters', 'the fragment, without the address before #');
  }
}
