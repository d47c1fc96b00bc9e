// A new cluster: which protocol, how large, with or without a deliberate mistake, and who moves its network.

import { type FormEvent, useId, useState } from 'react';
import type { Descriptors, Options } from '../../engine/protocol.ts';
import { descriptorsOf } from '../../protocols/descriptors.ts';
import { PROTOCOLS } from '../../protocols/order.ts';
import { useLanguage, useSession, useWords } from '../../store/context.tsx';
import { protocolWords } from '../../words/protocols.ts';
import type { Counts } from '../frame/sizes.ts';
import { defaults, usualApart, waysToCount } from './counts.ts';
import { freshText } from './fresh.ts';
import type { Opener } from './Library.tsx';

/** More than this is no picture any more. */
const NODES_AT_MOST = 9;

/** What is chosen in the form. */
interface Wish {
  readonly id: string;
  readonly variant: string | null;
  readonly apart: boolean;
  /** Sizes that somebody gave, by protocol and count. */
  readonly sizes: { readonly [key: string]: number };
  readonly network: 'timed' | 'manual';
}

function usualOptions({ options }: Descriptors): Options {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
}

/** The counts that the form shows, and their values. */
function countsOf({ id, apart, sizes }: Wish): Counts {
  const protocol = descriptorsOf(id) as Descriptors;
  const ways = waysToCount(protocol);
  const usual = apart ? usualApart(protocol) : defaults(protocol);
  return Object.fromEntries(
    ways[apart ? 'apart' : 'together'].map((name) => [name, sizes[`${id} ${name}`] ?? usual[name] ?? 1]),
  );
}

/** Why the protocol does not take it, as the id of a sentence. */
function refusalOf(wish: Wish): string | null {
  const protocol = descriptorsOf(wish.id) as Descriptors;
  const counts = { ...defaults(protocol), ...countsOf(wish) };
  return protocol.refuses({ counts, options: usualOptions(protocol), variant: wish.variant });
}

function textOf(wish: Wish, title: string): string {
  const [seed = 1] = crypto.getRandomValues(new Uint16Array(1));
  return freshText({ ...wish, counts: countsOf(wish), seed, title });
}

function Sizes({ wish, onChange }: { wish: Wish; onChange: (change: Partial<Wish>) => void }) {
  const { id, sizes } = wish;
  const named = protocolWords(id, useLanguage());
  const { counts } = descriptorsOf(id) as Descriptors;
  return Object.entries(countsOf(wish)).map(([name, value]) => (
    <label key={name}>
      {named.counts[name] ?? name}
      <input
        type="number"
        data-count={name}
        min={Math.max(1, counts[name]?.min ?? 1)}
        max={Math.min(NODES_AT_MOST, counts[name]?.max ?? NODES_AT_MOST)}
        value={value}
        required
        onChange={(event) => onChange({ sizes: { ...sizes, [`${id} ${name}`]: Number(event.target.value) } })}
      />
    </label>
  ));
}

export function NewCluster({ open }: { open: Opener }) {
  const { chrome } = useWords();
  const language = useLanguage();
  const refusalAt = useId();
  const ids = PROTOCOLS;
  const present = useSession((state) => state.setup?.protocol);
  const [wish, setWish] = useState<Wish>({
    id: present ?? (ids[0] as string),
    variant: null,
    apart: false,
    sizes: {},
    network: 'timed',
  });
  const change = (changed: Partial<Wish>) => setWish({ ...wish, ...changed });
  const { id, variant, apart, network } = wish;
  const protocol = descriptorsOf(id) as Descriptors;
  const named = protocolWords(id, language);
  const refusal = refusalOf(wish);

  function start(event: FormEvent): void {
    event.preventDefault();
    if (refusal === null) void open({ text: textOf(wish, named.title) });
  }

  return (
    <form className="fresh" onSubmit={start}>
      <label>
        {chrome.open.protocol}
        <select
          value={id}
          data-fresh="protocol"
          onChange={(event) => change({ id: event.target.value, variant: null, apart: false })}
        >
          {ids.map((each) => (
            <option key={each} value={each}>
              {protocolWords(each, language).title}
            </option>
          ))}
        </select>
      </label>
      {waysToCount(protocol).apart.length > 0 && (
        <label>
          {chrome.open.roles}
          <select
            value={apart ? 'apart' : 'together'}
            data-fresh="roles"
            onChange={(event) => change({ apart: event.target.value === 'apart' })}
          >
            <option value="together">{chrome.open.together}</option>
            <option value="apart">{chrome.open.apart}</option>
          </select>
        </label>
      )}
      <Sizes wish={wish} onChange={change} />
      <label>
        {chrome.open.network}
        <select
          value={network}
          data-fresh="network"
          onChange={(event) => change({ network: event.target.value as Wish['network'] })}
        >
          <option value="timed">{chrome.tuning.timed}</option>
          <option value="manual">{chrome.tuning.manual}</option>
        </select>
      </label>
      <label className="fresh-mistake">
        {chrome.open.mistake}
        <select
          value={variant ?? ''}
          data-fresh="mistake"
          onChange={(event) => change({ variant: event.target.value || null })}
        >
          <option value="">{chrome.open.noMistake}</option>
          {Object.keys(protocol.variants).map((each) => (
            <option key={each} value={each}>
              {named.variants[each] ?? each}
            </option>
          ))}
        </select>
      </label>
      <button
        type="submit"
        className="primary"
        aria-disabled={refusal !== null}
        aria-describedby={refusal === null ? undefined : refusalAt}
      >
        {chrome.open.start}
      </button>
      <p className="wrong" id={refusalAt} role="status" data-refusal={refusal ?? undefined}>
        {refusal !== null && (named.refusals[refusal] ?? refusal)}
      </p>
    </form>
  );
}
