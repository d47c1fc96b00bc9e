// Characters of the link of each library scenario.

import { library } from '../../scenarios/library.ts';
import { encodeLink } from '../../scenarios/link.ts';
import { type Row, row } from './row.ts';

export async function* link(): AsyncGenerator<Row> {
  for (const { name, text } of library) {
    const fragment = await encodeLink(text);
    yield row(`link.${name}.chars`, fragment.length, 'characters', 'the fragment, without the address before #');
  }
}
