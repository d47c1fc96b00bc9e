// What the worker knows of texts beside runs: links, the library, and what somebody pasted. Loaded when first asked for,
// and of it no more than is asked for: whoever opens a link waits for it.

import { load as loadProtocols } from '../protocols/index.ts';
import { PROTOCOLS } from '../protocols/order.ts';
import { captionsOf } from '../scenarios/captions.ts';
import { fragmentIn } from '../scenarios/fragment.ts';
import { decodeLink, encodeLink } from '../scenarios/link.ts';
import { meantText, parsingPasted } from '../scenarios/pasted.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { loadFor, type Parsed, parsing, printScenario } from '../scenarios/text.ts';
import { varied } from '../scenarios/vary.ts';
import { LANGUAGES } from '../speech/languages.ts';
import { load } from '../words/index.ts';
import { loadPromises } from '../words/promises.ts';
import { protocolTitles } from '../words/protocols.ts';
import { ALONE, type Pace, unhurried } from './unhurried.ts';
import type { Ask, LibraryItem, ReadText, Reply } from './wire.ts';

/** Reads a text, with the protocol at hand that it names. */
async function parsed(text: string, pace: Pace): Promise<Parsed> {
  await loadFor(text);
  return unhurried(parsing(text), pace);
}

/** A scenario's text from whatever holds one: a text, its JSON form, a link, or a link's fragment. */
export async function read({ pasted }: Ask<'read'>, pace: Pace): Promise<Reply<'read'>> {
  const fragment = fragmentIn(pasted);
  if (fragment === null) return fromText(pasted.trim(), pasted, pace);
  const found = await decodeLink(fragment);
  if ('problem' in found) return found;
  const made = await parsed(found.text, pace);
  return 'problem' in made ? made : within(found, made.scenario);
}

/** A link may ask for a future that its text does not have: it was cut, or put together by hand. */
function within(found: ReadText, { futures = [] }: Scenario): ReadText {
  const { future = 1, ...rest } = found;
  if (future <= 1 + futures.length) return found;
  return { ...rest, doubt: { code: 'badFuture', expected: '', found: String(future) } };
}

function objectIn(text: string): object | null {
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}

async function asMeant(pasted: string, pace: Pace): Promise<Reply<'read'>> {
  await loadFor(meantText(pasted));
  const made = await unhurried(parsingPasted(pasted), pace);
  return 'problem' in made ? made : { text: made.text };
}

async function fromText(trimmed: string, pasted: string, pace: Pace): Promise<Reply<'read'>> {
  if (!trimmed.startsWith('{')) return asMeant(pasted, pace);
  const json = objectIn(trimmed) ?? objectIn(meantText(trimmed));
  if (json === null) return asMeant(pasted, pace); // neither: the reader of texts says so, with the place
  await loadProtocols([String((json as { protocol?: unknown }).protocol)]);
  const { readScenario } = await import('../scenarios/json.ts');
  const found = readScenario(json);
  return 'problem' in found ? found : { text: printScenario(found.scenario) };
}

export async function link({ text }: Ask<'link'>): Promise<Reply<'link'>> {
  await loadFor(text);
  return { fragment: await encodeLink(text) };
}

/** The library or a protocol's part of it, with what each scenario says of itself. */
export async function shelf({ protocol: only }: Ask<'shelf'>, pace: Pace): Promise<Reply<'shelf'>> {
  const protocols = only === undefined ? PROTOCOLS : [only];
  const [{ library }, en, zh] = await Promise.all([
    import('../scenarios/library.ts'),
    loadPromises('en', protocols),
    loadPromises('zh', protocols),
    loadProtocols(protocols),
  ]);
  const items: LibraryItem[] = [];
  for (const { name, text, protocol, chapter, without } of library) {
    if (chapter === null || !protocols.includes(protocol)) continue;
    const read = await unhurried(parsing(text), pace);
    if ('problem' in read) continue; // a test reads them all
    const { variant, title, script } = read.scenario;
    const promise = { en: en[name] as string, zh: zh[name] as string };
    items.push({ name, text, protocol, variant, title, chapter, without, promise, captions: captionsOf(script) });
  }
  return { items };
}

/** The same faults on another protocol. The title names it, in both languages. */
export async function translate({ text, to }: Ask<'translate'>, pace: Pace = ALONE): Promise<Reply<'translate'>> {
  const read = await parsed(text, pace);
  if ('problem' in read) return read;
  const [{ translating }] = await Promise.all([
    import('../scenarios/translate.ts'),
    loadProtocols([to]),
    ...LANGUAGES.map((language) => load(language)),
  ]);
  const names = { from: protocolTitles(read.scenario.protocol), to: protocolTitles(to) };
  const found = await unhurried(translating(read.scenario, to, names), pace);
  return 'problem' in found ? found : { text: printScenario(found.scenario), left: found.left };
}

/** The same scenario with another mistake or none, or with other options. */
export async function vary({ text, variation }: Ask<'vary'>): Promise<Reply<'vary'>> {
  await loadFor(text);
  return varied(text, variation);
}
