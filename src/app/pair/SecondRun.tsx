// Two runs on the page: the second one's stage, what each of the two is, and which of them is in hand.

import { X } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { LabProvider, useLanguage, useWords } from '../../store/context.tsx';
import type { SessionState } from '../../store/lab.ts';
import type { Pair, Which } from '../../store/pair/pair.ts';
import { Legend } from '../../views/cluster/Legend.tsx';
import { Stage } from '../../views/cluster/Stage.tsx';
import { Ledger } from '../../views/ledger/Ledger.tsx';
import { seconds } from '../../words/brief.ts';
import { protocolWords } from '../../words/protocols.ts';
import './compare.css';
import { Network } from '../frame/Network.tsx';
import { optionsOf } from '../frame/options.ts';
import { inLanguage } from '../frame/phrases.ts';
import { comparison, endComparison, take } from './comparing.ts';

const WHICH: readonly Which[] = ['first', 'second'];

/** Options in which a run is not as the other, as a scenario writes them. */
function optionsApart(own: SessionState, other: SessionState): string[] {
  const [mine = [], theirs = []] = [own, other].map(({ protocol, setup }) =>
    protocol === null || setup === null ? [] : optionsOf(protocol, setup),
  );
  return own.setup?.protocol === other.setup?.protocol ? mine.filter((each) => !theirs.includes(each)) : [];
}

/** A run by what the other is not: its protocol, its mistake, its options, its scenario. */
function useWhat({ first, second }: Pair, which: Which): string {
  const { chrome, compare } = useWords();
  const language = useLanguage();
  const sessions = { first: useStore(first.session), second: useStore(second.session) };
  const [own, other] = [sessions[which], sessions[which === 'first' ? 'second' : 'first']];
  if (own.setup === null || other.setup === null) return '';
  const { title, variants } = protocolWords(own.setup.protocol, language);
  const { variant } = own.setup;
  const scenario = inLanguage(own.title, language) ?? '';
  const its = inLanguage(other.title, language) ?? '';
  const apart = optionsApart(own, other);
  const sameRun = own.setup.protocol === other.setup.protocol && variant === other.setup.variant && apart.length === 0;
  return [
    title,
    ...(variant === null ? [] : [chrome.variant(variants[variant] ?? variant)]),
    ...apart,
    ...(sameRun && which === 'second' ? [compare.future] : []),
    // A run that was made of the other has its title, or one that was made of it.
    ...(scenario === '' || scenario.startsWith(its) || its.startsWith(scenario) ? [] : [scenario]),
  ].join(' · ');
}

/** What one of the two is, over its stage. */
function RunName({ pair, which }: { pair: Pair; which: Which }) {
  const { compare } = useWords();
  const what = useWhat(pair, which);
  const held = useStore(comparison, (state) => state.hand === which);
  return (
    <p className="run-name" data-run={which} data-in-hand={held || undefined}>
      <b>{compare[which]}</b> <span title={what}>{what}</span>
    </p>
  );
}

/** The name of the run on show, while another stands beside it. */
function FirstName() {
  const pair = useStore(comparison, (state) => state.now?.pair);
  return pair && <RunName pair={pair} which="first" />;
}

/** What was pressed goes with the run: the focus goes to what puts one there. */
function end(): void {
  endComparison();
  document.querySelector<HTMLElement>('[data-command="compare"]')?.focus();
}

function Second() {
  const { compare } = useWords();
  const pair = useStore(comparison, (state) => state.now?.pair);
  const held = useStore(comparison, (state) => state.hand === 'second');
  return (
    <section className="app-beside" aria-label={compare.regions.second} data-second="">
      {/* What sets the network of the run in hand stands over its stage. */}
      {held && <Network />}
      <div className="app-picture">
        <Stage />
      </div>
      {pair && <RunName pair={pair} which="second" />}
      <button type="button" className="ic" aria-label={compare.end} title={compare.end} onClick={end}>
        <X aria-hidden="true" size={16} />
      </button>
    </section>
  );
}

/** Where the two part, and the way there. */
function Parted({ pair }: { pair: Pair }) {
  const { compare } = useWords();
  const parting = useStore(pair.state, (state) => state.parting);
  return (
    <span role="status">
      {parting && (
        <button type="button" className="hand-parted" data-to-parting="" onClick={() => void pair.goToParting()}>
          {compare.partedShort(seconds(parting.at))}
        </button>
      )}
    </span>
  );
}

/** Which of the two the panels, the diagram and the keys speak of. */
function Hand() {
  const { compare } = useWords();
  const name = useId();
  const pair = useStore(comparison, (state) => state.now?.pair);
  const hand = useStore(comparison, (state) => state.hand);
  return (
    <div className="hand">
      <fieldset>
        <legend>
          <span>{compare.hand}</span>
        </legend>
        {WHICH.map((which) => (
          <label key={which}>
            <input type="radio" name={name} data-hand={which} checked={hand === which} onChange={() => take(which)} />
            {compare[which]}
          </label>
        ))}
      </fieldset>
      {pair && <Parted pair={pair} />}
    </div>
  );
}

/** The run in hand by its place, where something speaks of it that stands by neither of the two. */
function Held() {
  const { compare } = useWords();
  const hand = useStore(comparison, (state) => state.hand);
  return (
    <b className="held" data-held-name={hand}>
      {compare[hand]}
    </b>
  );
}

/** What is written in each of the two, one below the other. */
function Logs() {
  const { compare } = useWords();
  const pair = useStore(comparison, (state) => state.now?.pair);
  const hand = useStore(comparison, (state) => state.hand);
  return (
    pair && (
      <div className="both-logs">
        {WHICH.map((which) => (
          <div key={which} className="logs-of" data-logs={which} data-in-hand={hand === which || undefined}>
            <b>{compare[which]}</b>
            <LabProvider value={pair[which]}>
              <Ledger of={compare[which]} />
            </LabProvider>
          </div>
        ))}
      </div>
    )
  );
}

/** What the marks on the stage of the run in hand mean, and, of another protocol, those on the other. */
function Marks() {
  const pair = useStore(comparison, (state) => state.now?.pair);
  return pair && <MarksOf pair={pair} />;
}

function MarksOf({ pair }: { pair: Pair }) {
  const language = useLanguage();
  const { stage } = useWords();
  const of = [
    useStore(pair.first.session, (state) => state.protocol),
    useStore(pair.second.session, (state) => state.protocol),
  ];
  const hand = useStore(comparison, (state) => state.hand);
  const [other] = WHICH.filter((which) => which !== hand);
  const both = of[0]?.id !== of[1]?.id;
  return (
    <div className="both-marks">
      {[hand, ...(both ? [other as Which] : [])].map((which) => {
        const protocol = of[WHICH.indexOf(which)];
        if (protocol == null) return null;
        const about = protocolWords(protocol.id, language);
        return (
          <div key={which}>
            {both && <b>{about.title}</b>}
            <LabProvider value={pair[which]}>
              <Legend voice={{ protocol, about, words: stage }} />
            </LabProvider>
          </div>
        );
      })}
    </div>
  );
}

const PARTS = { stage: Second, name: FirstName, hand: Hand, held: Held, logs: Logs, legend: Marks };

/** The second one's stage, the first one's name, the switch between the two, the name of the one in hand, or what is of both. */
export function SecondRun({ part }: { part: keyof typeof PARTS }) {
  const Part = PARTS[part];
  return <Part />;
}
