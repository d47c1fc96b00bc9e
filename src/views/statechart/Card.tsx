// What was chosen on the chart: where it leads, how often it was taken in this run, and the rules that it carried out.

import { X } from 'lucide-react';
import type { Descriptors } from '../../engine/protocol.ts';
import type { Chart } from '../../engine/statechart.ts';
import { carriedBy } from '../../scenarios/carried.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { useLab } from '../../store/context.tsx';
import type { NodeScene } from '../../worker/wire.ts';
import { Name } from '../selection/Name.tsx';
import { citationOf } from '../why/account.ts';
import type { Choice } from './Drawing.tsx';
import type { TransitionRecord } from './record.ts';
import type { Voice } from './voice.ts';

export interface CardProps {
  readonly chart: Chart;
  readonly choice: Choice;
  readonly voice: Voice;
  readonly record: TransitionRecord;
  /** How far the run is on show. */
  readonly position: number;
  readonly nodes: readonly NodeScene[];
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
  readonly close: () => void;
}

/** The transitions that a choice stands for: of a state, those that it hears. */
export function chosenOf({ transitions }: Chart, choice: Choice): readonly string[] {
  if (choice.kind === 'transition') return choice.transitions;
  return transitions.filter(({ source }) => source === choice.state).map(({ id }) => id);
}

export function Card({ chart, choice, voice, record, position, nodes, protocol, about, close }: CardProps) {
  const lab = useLab();
  const words = voice.words.card;
  const ids = chosenOf(chart, choice);
  const transitions = chart.transitions.filter(({ id }) => ids.includes(id));
  const times = record.times(ids, position);
  const known = record.back(position);
  const last = times.at(-1);
  const rules = record.rules(ids);
  const others = carriedBy(protocol.id, ids).filter((rule) => !rules.includes(rule));
  const within = nodes.filter(
    ({ up, states }) => up !== 'crashed' && choice.kind === 'state' && isIn(states, choice.state),
  );
  const [one] = transitions;
  return (
    <section className="chart-card" data-chart-card="" aria-label={words[choice.kind]}>
      <button type="button" className="ic" aria-label={words.close} title={words.close} onClick={close}>
        <X aria-hidden="true" size={16} />
      </button>
      {choice.kind === 'state' ? (
        <>
          <h3>{voice.state(choice.state)}</h3>
          {choice.state === '' ? null : (
            <p>{within.length === 0 ? words.nobodyWithin : words.within(within.map(({ id }) => id).join(', '))}</p>
          )}
          {chart.states.some(({ initial }) => initial === choice.state) ? <p>{words.initial}</p> : null}
        </>
      ) : one === undefined ? null : (
        <h3>
          {transitions.map(({ event }) => voice.event(event)).join(', ')}{' '}
          {one.guard === null ? null : <code>[{one.guard}]</code>}{' '}
          {one.targets.length === 0 ? null : `→ ${one.targets.map(voice.state).join(', ')}`}
          {one.actions.length === 0 ? null : <code className="chart-does"> / {one.actions.join(', ')}</code>}
        </h3>
      )}
      <p>
        {words.times(times.length, known > position ? null : known)}{' '}
        {last === undefined || last === position ? null : (
          <button type="button" className="chart-link" onClick={() => void lab.show(last)}>
            {words.showLast}
          </button>
        )}
      </p>
      {rules.length + others.length === 0 ? <p>{words.noRules}</p> : null}
      <Rules title={words.rules} rules={rules} protocol={protocol} about={about} />
      <Rules title={words.others} rules={others} protocol={protocol} about={about} />
    </section>
  );
}

interface RulesProps extends Pick<CardProps, 'protocol' | 'about'> {
  readonly title: string;
  readonly rules: readonly string[];
}

function Rules({ title, rules, protocol, about }: RulesProps) {
  if (rules.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {rules.map((rule) => {
          const citation = protocol.rules[rule];
          return (
            <li key={rule}>
              <Name target={{ kind: 'rule', rule }} className="chart-rule">
                <b>{about.rules[rule]?.name ?? rule}</b>
                {citation === undefined ? null : <small>{citationOf(protocol, citation)}</small>}
              </Name>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function isIn(leaves: readonly string[], state: string): boolean {
  return leaves.some((leaf) => leaf === state || leaf.startsWith(`${state}.`));
}
