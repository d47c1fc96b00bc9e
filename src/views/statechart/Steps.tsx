// What a node did in the move on show: each event it heard, the conditions asked in their order, and where it went.

import type { Microstep } from '../../engine/selection.ts';
import type { Chart } from '../../engine/statechart.ts';
import type { Hearing } from '../../worker/transitions.ts';
import { statesTold, type Voice } from './voice.ts';

function outcome({ from, to, taken }: Microstep, voice: Voice): string {
  const { words } = voice;
  if (taken.length === 0) return words.taken.unhandled;
  const left = from.filter((state) => !to.includes(state));
  const entered = to.filter((state) => !from.includes(state));
  if (entered.length === 0) return words.taken.stayed(statesTold(from, voice));
  return words.taken.moved(statesTold(left, voice), statesTold(entered, voice));
}

/** The conditions that held, as far as there were any. */
function grounds({ candidates }: Microstep): string {
  const held = candidates.filter((candidate) => candidate.held === true && candidate.guard !== null);
  return held.map(({ guard }) => `[${guard}]`).join(' ');
}

/** The whole of it in a line or two. */
export function Summary({ hearing, voice }: { hearing: Hearing; voice: Voice }) {
  return (
    <>
      <b>{voice.words.taken.by(hearing.node)}</b>{' '}
      {hearing.steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a move stay in their order
        <span key={i}>
          {i === 0 ? null : voice.words.taken.comma}
          {i === 0 ? voice.event(step.event) : voice.words.taken.next(voice.event(step.event))}
          {grounds(step) === '' ? null : <code> {grounds(step)}</code>}
          {voice.words.taken.comma}
          <em>{outcome(step, voice)}</em>
        </span>
      ))}
    </>
  );
}

export function Steps({ hearing, chart, voice }: { hearing: Hearing; chart: Chart; voice: Voice }) {
  const { words } = voice;
  const known = new Map(chart.transitions.map((transition) => [transition.id, transition]));
  return (
    <section className="chart-steps" aria-label={words.taken.title}>
      <h2>
        {words.taken.title} · <span>{hearing.node}</span>
      </h2>
      <ol>
        {hearing.steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a move stay in their order
          <li key={i}>
            <p>
              {i === 0 ? voice.event(step.event) : words.taken.next(voice.event(step.event))}: {outcome(step, voice)}
            </p>
            <ul>
              {step.candidates.map(({ transition, guard, held }) => {
                const told = known.get(transition);
                const said = held === null ? words.taken.notAsked : held ? words.taken.held : words.taken.failed;
                return (
                  <li key={transition} data-held={String(held)}>
                    <span aria-hidden="true">{held === null ? '·' : held ? '✓' : '✗'}</span>
                    <code>{guard === null ? words.taken.unguarded : guard}</code>
                    {guard === null && held === true ? null : <small>{said}</small>}
                    <small className="chart-then">
                      {told?.targets.length
                        ? `→ ${told.targets.map(voice.state).join(', ')}`
                        : told?.actions.join(', ')}
                    </small>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
