// How long what is on record lasted, from the record that began it to the one that ended it.

import type { Descriptors, RecordKind } from '../../engine/protocol.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { useWords } from '../../store/context.tsx';
import { grouped } from '../../words/en/numbers.ts';
import { duration } from '../../words/tell.ts';
import type { Totals } from '../../worker/statistics.ts';
import { Chart } from './Chart.tsx';
import { distribution } from './measure.ts';

interface Props {
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
  readonly totals: Totals;
}

export function Stays({ protocol, about, totals: { stays } }: Props) {
  const { stays: words } = useWords().numbers;
  const kinds = Object.entries<RecordKind>(protocol.records ?? {}).flatMap(([what, { until }]) => {
    const { ended, open } = stays[what] ?? { ended: [], open: 0 };
    return until === undefined ? [] : [{ what, name: about.records?.[what]?.lasting ?? what, ended, open }];
  });
  if (kinds.length === 0) return null;
  const rows = kinds.map(({ what, name, ended, open }) => {
    const found = distribution(ended);
    const spread = found === null ? ['', '', ''] : [found.shortest, found.median, found.longest].map(duration);
    return { key: what, cells: [name, grouped(ended.length), grouped(open), ...spread] };
  });
  return (
    <Chart
      name="stays"
      title={words.title}
      sum={kinds.map(({ name, ended, open }) => words.sum(name, ended.length, open)).join(' ')}
      table={{ head: [words.what, words.ended, words.open, words.shortest, words.median, words.longest], rows }}
    />
  );
}
