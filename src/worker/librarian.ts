// What the worker knows of texts beside runs: links, the library, and what somebody pasted. Loaded when first asked for.

import { readScenario } from '../scenarios/json.ts';
import { library } from '../scenarios/library.ts';
import { decodeLink, encodeLink } from '../scenarios/link.ts';
import { parseScenario, printScenario } from '../scenarios/text.ts';
import { translated } from '../scenarios/translate.ts';
import { varied } from '../scenarios/vary.ts';
import { LANGUAGES, load } from '../words/index.ts';
import { protocolTitles } from '../words/protocols.ts';
import type { Ask, LibraryItem, Reply } from './wire.ts';

/** A scenario's text from whatever holds one: a text, its JSON form, a link, or a link's fragment. */
export async function read({ pasted }: Ask<'read'>): Promise<Reply<'read'>> {
  const trimmed = pasted.trim();
  const found = isLink(trimmed) ? await decodeLink(trimmed.replace(/^[^#]*#/, '')) : fromText(trimmed, pasted);
  if ('problem' in found) return found;
  const parsed = parseScenario(found.text);
  return 'problem' in parsed ? parsed : found;
}

function isLink(trimmed: string): boolean {
  return !trimmed.includes('\n') && /^(#|https?:[^#]*#|\d+\.|scenario=)/.test(trimmed);
}

function fromText(trimmed: string, pasted: string): Reply<'read'> {
  if (!trimmed.startsWith('{')) return { text: pasted };
  let json: unknown;
  try {
    json = JSON.parse(trimmed);
  } catch {
    return { text: pasted }; // neither: the reader of texts says so, with the place
  }
  const found = readScenario(json);
  return 'problem' in found ? found : { text: printScenario(found.scenario) };
}

export async function link({ text }: Ask<'link'>): Promise<Reply<'link'>> {
  return { fragment: await encodeLink(text) };
}

/** The library, with what each scenario says of itself. */
export async function shelf(_: Ask<'shelf'>): Promise<Reply<'shelf'>> {
  const items: LibraryItem[] = [];
  for (const { name, text } of library) {
    const parsed = parseScenario(text);
    if ('problem' in parsed) continue; // a test reads them all
    const { protocol, variant, title, script } = parsed.scenario;
    const about: { en?: string; zh?: string } = {};
    for (const statement of script) if (statement.kind === 'say') about[statement.language] ??= statement.text;
    items.push({ name, text, protocol, variant, title, about });
  }
  return { items };
}

/** The same faults on another protocol. The title names it, in both languages. */
export async function translate({ text, to }: Ask<'translate'>): Promise<Reply<'translate'>> {
  const parsed = parseScenario(text);
  if ('problem' in parsed) return parsed;
  await Promise.all(LANGUAGES.map((language) => load(language)));
  const names = { from: protocolTitles(parsed.scenario.protocol), to: protocolTitles(to) };
  const found = translated(parsed.scenario, to, names);
  return 'problem' in found ? found : { text: printScenario(found.scenario), left: found.left };
}

/** The same scenario with another mistake or none, or with other options. */
export async function vary({ text, variation }: Ask<'vary'>): Promise<Reply<'vary'>> {
  return varied(text, variation);
}
