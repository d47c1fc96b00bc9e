// Two runs in numbers: what each has sent, decided and answered up to this moment, where they part, and which nodes and
// slots differ now.

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Descriptors, Micros } from '../../engine/protocol.ts';
import { useLanguage, useWords } from '../../store/context.tsx';
import type { Lab } from '../../store/lab.ts';
import type { Pair } from '../../store/pair/pair.ts';
import { headlineOf } from '../../views/why/account.ts';
import { seconds } from '../../words/brief.ts';
import { protocolWords } from '../../words/protocols.ts';
import { duration } from '../../words/tell.ts';
import type { Totals } from '../../worker/statistics.ts';
import type { Scene } from '../../worker/wire.ts';
import './compare.css';
import { hasLeaders } from '../frame/cluster.ts';
import { comparison, inHand } from './comparing.ts';
import { differences } from './differences.ts';

/** Asked again no oftener than this, in real milliseconds. */
const RESTS = 250;

interface Both {
  readonly first: Totals;
  readonly second: Totals;
  readonly scenes: readonly [Scene, Scene];
}

async function read({ first, second }: Pair): Promise<Both | null> {
  const [a, b] = [first.projector.now()?.shot, second.projector.now()?.shot];
  if (a === undefined || b === undefined) return null;
  const [one, two] = await Promise.all([first.totals(a.position), second.totals(b.position)]);
  return one === null || two === null ? null : { first: one, second: two, scenes: [a.scene, b.scene] };
}

/** What both have done up to the moment on show, read again while it moves. */
function useBoth(pair: Pair): Both | null {
  const [both, setBoth] = useState<Both | null>(null);
  useEffect(() => {
    let gone = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let wanted = false;
    const look = async () => {
      wanted = false;
      const found = await read(pair);
      if (gone) return;
      if (found !== null) setBoth(found);
      waiting = setTimeout(() => {
        waiting = undefined;
        if (wanted) void look();
      }, RESTS);
    };
    const soon = () => {
      wanted = true;
      if (waiting === undefined) waiting = setTimeout(() => void look(), 0);
    };
    const stops = [pair.first.projector.subscribe(soon), pair.second.projector.subscribe(soon)];
    return () => {
      gone = true;
      clearTimeout(waiting);
      for (const stop of stops) stop();
    };
  }, [pair]);
  return both;
}

function middle(waits: readonly Micros[]): Micros | null {
  return waits.length === 0 ? null : ([...waits].sort((a, b) => a - b)[waits.length >> 1] as Micros);
}

const sum = (counts: { readonly [name: string]: number }): number => Object.values(counts).reduce((a, b) => a + b, 0);

/** Of elections and leaders, where there are none. */
const NONE = '–';

function Numbers({ pair, both }: { pair: Pair; both: Both }) {
  const { compare } = useWords();
  const leads = [pair.first, pair.second].map((lab) => hasLeaders(lab.session.getState().protocol));
  const time = (at: Micros | null) => (at === null ? compare.none : duration(at));
  const rows: readonly (readonly [keyof typeof compare.rows, (totals: Totals) => string])[] = [
    ['firstDecided', ({ firstDecidedAt }) => (firstDecidedAt === null ? compare.none : seconds(firstDecidedAt))],
    ['decided', ({ decided }) => String(decided)],
    ['elections', ({ elections }) => String(elections)],
    ['leaderless', ({ leaderless }) => seconds(leaderless)],
    ['answered', ({ waits, asked }) => compare.ofAsked(waits.length, asked)],
    ['wait', ({ waits }) => time(middle(waits))],
    ['messages', ({ sent }) => String(sum(sent))],
    ['bytes', ({ bytes }) => String(bytes)],
    ['lost', ({ lost }) => String(sum(lost))],
  ];
  return (
    <table className="difference-numbers">
      <caption>{compare.numbers}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{compare.first}</th>
          <th scope="col">{compare.second}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([row, tell]) => {
          const ofLeaders = row === 'elections' || row === 'leaderless';
          if (ofLeaders && !leads.includes(true)) return null;
          const [one, two] = [both.first, both.second].map((totals, i) =>
            ofLeaders && !leads[i] ? NONE : tell(totals),
          );
          return (
            <tr key={row} data-row={row} data-differs={one !== two}>
              <th scope="row">{compare.rows[row]}</th>
              <td>{one}</td>
              <td>{two}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a run did at the position where the other did something else; it is fetched where it is not at hand. */
function Did({ lab, position, at }: { lab: Lab; position: number; at: Micros }) {
  const { compare, panels } = useWords();
  const language = useLanguage();
  const { protocol } = useStore(lab.session);
  const shot = lab.film.shot(position);
  useEffect(() => {
    if (shot === undefined) lab.need(at, at);
  }, [lab, shot, at]);
  if (protocol === null || shot === undefined) return <dd>{compare.nothingYet}</dd>;
  const teller = { panels, about: protocolWords(protocol.id, language), protocol };
  return (
    <dd>
      {seconds(shot.at)} · {headlineOf(teller, shot)}
    </dd>
  );
}

function Parting({ pair }: { pair: Pair }) {
  const { compare } = useWords();
  const { parting, comparable, until } = useStore(pair.state);
  if (!comparable) return <p>{compare.never}</p>;
  if (parting === null) return <p>{compare.same(seconds(until))}</p>;
  return (
    <div className="parting" data-parting={parting.position}>
      <p>
        {compare.parted(seconds(parting.at))}{' '}
        <button type="button" onClick={() => void pair.goToParting()}>
          {compare.goThere}
        </button>
      </p>
      <dl>
        <dt>{compare.first}</dt>
        <Did lab={pair.first} {...parting} />
        <dt>{compare.second}</dt>
        <Did lab={pair.second} {...parting} />
      </dl>
    </div>
  );
}

function Nodes({ pair, both }: { pair: Pair; both: Both }) {
  const { compare } = useWords();
  const language = useLanguage();
  const protocolOf = (lab: Lab) => lab.session.getState().protocol;
  const [a, b] = [protocolOf(pair.first), protocolOf(pair.second)];
  if (a === null || b === null) return null;
  const told = (protocol: Descriptors) => ({ protocol, about: protocolWords(protocol.id, language) });
  const rows = differences(both.scenes, [told(a), told(b)]);
  if (rows.length === 0) return <p>{compare.alike}</p>;
  return (
    <table className="difference-nodes">
      <caption>{compare.differing}</caption>
      <thead>
        <tr>
          <th scope="col">{compare.node}</th>
          <th scope="col">{compare.first}</th>
          <th scope="col">{compare.second}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node, first, second, slots }) => (
          <tr key={node} data-differs={node}>
            <th scope="row">
              <button type="button" className="link" onClick={() => inHand(pair.first).select({ kind: 'node', node })}>
                {node}
              </button>
            </th>
            <td>{first}</td>
            <td>
              {second}
              {slots !== '' && <small> · {compare.slots(slots)}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Difference() {
  const { compare } = useWords();
  const now = useStore(comparison, (state) => state.now);
  return now === null ? null : <Compared key={compare.tab} pair={now.pair} left={now.left.length} />;
}

function Compared({ pair, left }: { pair: Pair; left: number }) {
  return <Told pair={pair} left={left} both={useBoth(pair)} />;
}

/** @param left how much of the first did not apply to the second; `both`: null while it is being counted. */
export function Told({ pair, left, both }: { pair: Pair; left: number; both: Both | null }) {
  const { compare } = useWords();
  return (
    <div className="difference">
      <Parting pair={pair} />
      {left > 0 && <p>{compare.left(left)}</p>}
      {both !== null && (
        <>
          <Numbers pair={pair} both={both} />
          <Nodes pair={pair} both={both} />
        </>
      )}
    </div>
  );
}
