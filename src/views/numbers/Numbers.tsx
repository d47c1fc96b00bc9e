// The numbers of this run up to the moment on show: messages by kind, elections, waits of clients, load of each node.

import type { Descriptors } from '../../engine/protocol.ts';
import { useLanguage, useSession, useWords } from '../../store/context.tsx';
import { grouped } from '../../words/en/numbers.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Totals } from '../../worker/statistics.ts';
import { REFUSED, SHAPES, stylesOf } from '../marks/shapes.ts';
import { Bars } from './Bars.tsx';
import { Chart } from './Chart.tsx';
import { Leaders } from './Leaders.tsx';
import { busiest, percent, sum } from './measure.ts';
import { useTotals } from './reading.ts';
import { Stays } from './Stays.tsx';
import { Waits } from './Waits.tsx';
import './numbers.css';

export function Numbers() {
  const protocol = useSession((state) => state.protocol);
  const totals = useTotals();
  const { numbers } = useWords();
  if (protocol === null || totals === null) return <p className="numbers">{numbers.counting}</p>;
  return <Counted protocol={protocol} totals={totals} />;
}

interface Props {
  readonly protocol: Descriptors;
  readonly totals: Totals;
}

export function Counted({ protocol, totals }: Props) {
  const language = useLanguage();
  const { numbers } = useWords();
  const about = protocolWords(protocol.id, language);
  const leads = Object.values(protocol.roles).some((role) => role.leads === true);
  return (
    <div className="numbers">
      <h2 className="unseen">{numbers.title}</h2>
      <Messages protocol={protocol} totals={totals} />
      {leads && <Leaders totals={totals} protocol={protocol} about={about} />}
      <Waits totals={totals} />
      <Stays protocol={protocol} about={about} totals={totals} />
      <Load totals={totals} />
    </div>
  );
}

function Messages({ protocol, totals: { sent, bytes, lost } }: Props) {
  const language = useLanguage();
  const { messages: words } = useWords().numbers;
  const about = protocolWords(protocol.id, language);
  const total = sum(sent);
  const kinds = Object.entries(protocol.messages).map(([type, kind]) => {
    const style = stylesOf(kind)[0] ?? 'outline';
    return {
      key: type,
      name: about.messages[type]?.name ?? type,
      values: [sent[type] ?? 0],
      glyph: (
        <>
          <path className={`mark ${style}`} d={SHAPES[kind.shape]} />
          {style === 'crossed' && <path className="refusal" d={REFUSED} />}
        </>
      ),
    };
  });
  const most = kinds.reduce((a, b) => ((b.values[0] as number) > (a.values[0] as number) ? b : a));
  return (
    <Chart
      name="messages"
      title={words.title}
      sum={total === 0 ? words.none : words.sum(total, bytes, sum(lost))}
      table={{
        head: [words.kind, words.sent, words.share],
        rows: kinds.map(({ key, name, values: [count] }) => ({
          key,
          cells: [name, grouped(count as number), percent(count as number, total)],
        })),
      }}
    >
      {total === 0 ? null : <Bars rows={kinds} said={words.said(total, most.name)} />}
    </Chart>
  );
}

function Load({ totals: { nodes } }: { readonly totals: Totals }) {
  const { load: words, messages } = useWords().numbers;
  const most = busiest(nodes);
  const rows = Object.entries(nodes).map(([node, { sent, heard }]) => ({
    key: node,
    name: node,
    values: [sent, heard],
  }));
  return (
    <Chart
      name="load"
      title={words.title}
      sum={most === null ? messages.none : ''}
      table={{
        head: [words.node, words.sent, words.heard],
        rows: rows.map(({ key, values }) => ({ key, cells: [key, ...values.map(grouped)] })),
      }}
    >
      {most === null ? null : (
        <>
          <p className="numbers-key">
            <svg className="glyph" viewBox="-10 -10 20 20" aria-hidden="true">
              <rect className="bar" x="-8" y="-5" width="16" height="10" rx="2" />
            </svg>
            {words.sent}
            <svg className="glyph" viewBox="-10 -10 20 20" aria-hidden="true">
              <rect className="bar open" x="-8" y="-5" width="16" height="10" rx="2" />
            </svg>
            {words.heard}
          </p>
          <Bars rows={rows} said={words.said(most)} />
        </>
      )}
    </Chart>
  );
}
