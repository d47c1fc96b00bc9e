// What the parts of a chart are called: events as everywhere on the page, states and guards by the machine's own names.

import type { Chart } from '../../engine/statechart.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { named } from '../../words/brief.ts';
import type { ChartWords } from '../../words/en/statechart.ts';
import type { Texts } from './layout.ts';

export interface Voice extends Texts {
  readonly words: ChartWords;
}

const TIMER = 'timer.';

export function voiceOf(chart: Chart, about: ProtocolWords, request: string, words: ChartWords): Voice {
  const names = new Map(chart.states.map(({ id, name }) => [id, name]));
  return {
    words,
    event: (type) => {
      if (type === '') return words.always;
      if (type === '*') return words.anyEvent;
      if (type === 'node.start') return words.start;
      if (type === 'client.request') return request;
      if (type.startsWith(TIMER)) return named(about.timers, type.slice(TIMER.length));
      return about.messages[type]?.name ?? type;
    },
    state: (id) => (id === '' ? words.everyState : (names.get(id) ?? id)),
    stays: words.stays,
    otherwise: words.otherwise,
  };
}

/** The states of a node in one line: `preparing`, or a name a region. */
export function statesTold(states: readonly string[], voice: Voice): string {
  return states.map(voice.state).join(' · ');
}
