// The chart as a table: for those who do not see the picture, and for those who look something up.

import type { Chart } from '../../engine/statechart.ts';
import type { Voice } from './voice.ts';

export function Table({ chart, voice, taken }: { chart: Chart; voice: Voice; taken: ReadonlySet<string> }) {
  const words = voice.words.table;
  return (
    <details className="chart-table">
      <summary>{words.title}</summary>
      <div>
        <table>
          <thead>
            <tr>
              {[words.from, words.event, words.guard, words.actions, words.to].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.transitions.map(({ id, source, event, order, guard, actions, targets }) => (
              <tr key={id} aria-current={taken.has(id) ? 'step' : undefined}>
                <th scope="row">{voice.state(source)}</th>
                <td>{voice.event(event)}</td>
                <td>{guard === null ? order > 0 ? voice.otherwise : '–' : <code>{guard}</code>}</td>
                <td>
                  <code>{actions.join(', ')}</code>
                </td>
                <td>{targets.length === 0 ? words.stays : targets.map(voice.state).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
