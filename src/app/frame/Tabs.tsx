// The panels that share one place: the three that are wanted most as tabs, the rest behind the last of them. On a small
// screen the diagram and the ledger are among them.

import { Maximize2, Minimize2 } from 'lucide-react';
import { type ComponentType, type KeyboardEvent, Suspense, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { useLab, useWords } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { Ledger } from '../../views/ledger/Ledger.tsx';
import { Why } from '../../views/why/Why.tsx';
import { keyText } from '../keys/printed.ts';
import { comparison } from '../pair/comparing.ts';
import { More, type OtherTab } from './More.tsx';
import { useProtocolWords } from './names.ts';
import { PendingLine } from './Pending.tsx';
import { pageState, showState, type TabName } from './page-state.ts';
import './panels.css';

// Loaded when first opened. The diagram has its own place where there is room.
const Timeline = lazyPart(
  () => import('../futures/Timeline.tsx'),
  ({ Timeline }) => Timeline,
);
const NodeState = lazyPart(
  () => import('../../views/state/NodeState.tsx'),
  ({ NodeState }) => NodeState,
);
const Invariants = lazyPart(
  () => import('../../views/invariants/Invariants.tsx'),
  ({ Invariants }) => Invariants,
);
const Statechart = lazyPart(
  () => import('../../views/statechart/Statechart.tsx'),
  ({ Statechart }) => Statechart,
);
const Numbers = lazyPart(
  () => import('../../views/numbers/Numbers.tsx'),
  ({ Numbers }) => Numbers,
);
const RuleBook = lazyPart(
  () => import('./RuleBook.tsx'),
  ({ RuleBook }) => RuleBook,
);
const Difference = lazyPart(
  () => import('../pair/Difference.tsx'),
  ({ Difference }) => Difference,
);

/** Why, with the way to what a node waits for: that is in another tab. */
function WhyHere() {
  const lab = useLab();
  return (
    <Why
      whyNot={(node) => {
        showState(lab, node);
        // What was pressed goes with its panel: the focus stays near.
        document.querySelector<HTMLElement>('[data-tab="state"]')?.focus();
      }}
    />
  );
}

const PANELS: { readonly [tab in TabName]: ComponentType } = {
  spacetime: () => <Timeline small />,
  ledger: Ledger,
  why: WhyHere,
  state: NodeState,
  rules: RuleBook,
  chart: Statechart,
  invariants: Invariants,
  numbers: Numbers,
  compare: Difference,
};

/** Those behind the last tab. */
const OTHERS: readonly OtherTab[] = ['chart', 'invariants', 'numbers'];

export function Tabs({ small }: { small: boolean }) {
  const { chart, chrome, compare, numbers } = useWords();
  const { tabs, regions } = chrome;
  const named = useProtocolWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useStore(pageState, (state) => state.tab);
  const large = useStore(pageState, (state) => state.large);
  const comparing = useStore(comparison, (state) => state.now !== null);
  const shown: readonly TabName[] = [
    ...(small ? (['spacetime', 'ledger'] as const) : []),
    'why',
    'state',
    'rules',
    ...(comparing ? (['compare'] as const) : []),
  ];
  const tab = [...shown, ...OTHERS].includes(wanted) ? wanted : 'why';
  const other = OTHERS.find((name) => name === tab) ?? null;
  const titles: { readonly [tab in TabName]: string } = {
    ...tabs,
    ledger: named?.ledger ?? '',
    chart: chart.tab,
    numbers: numbers.tab,
    compare: compare.tab,
  };
  const Panel = PANELS[tab];
  // The tab of what is shown is in sight, whoever chose it.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  /** Along the tabs, the last of which opens the others. */
  function move(event: KeyboardEvent): void {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const here = all.indexOf(event.target as HTMLElement);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const edge = { Home: 0, End: all.length - 1 }[event.key];
    if (here < 0 || (by === undefined && edge === undefined)) return;
    event.preventDefault();
    const next = edge ?? (here + (by ?? 0) + all.length) % all.length;
    const name = shown[next];
    if (name !== undefined) pageState.setState({ tab: name });
    all[next]?.focus();
  }

  return (
    <div className="panels">
      <h2 className="unseen">{regions.panels}</h2>
      <div ref={list} className="tabs" role="tablist" onKeyDown={move}>
        {shown.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            id={`${id}-${name}`}
            aria-selected={name === tab}
            aria-controls={`${id}-panel`}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => pageState.setState({ tab: name })}
          >
            {titles[name]}
          </button>
        ))}
        <More id={`${id}-more`} panel={`${id}-panel`} others={OTHERS} shown={other} titles={titles} />
      </div>
      {!small && (
        <button
          type="button"
          className="ic tabs-larger"
          data-command="larger"
          aria-pressed={large}
          aria-label={tabs.larger}
          title={chrome.withKey(tabs.larger, keyText('Shift+L', chrome))}
          onClick={() => pageState.setState({ large: !large })}
        >
          {large ? <Minimize2 aria-hidden="true" size={16} /> : <Maximize2 aria-hidden="true" size={16} />}
        </button>
      )}
      <div
        className="panel"
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${other === null ? tab : 'more'}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <Suspense fallback={<PendingLine>{chrome.coming}</PendingLine>}>
          <Panel />
        </Suspense>
      </div>
    </div>
  );
}
