// The panels that share one place. On a small screen the diagram and the ledger are among them.

import { type ComponentType, type KeyboardEvent, Suspense, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { useLab, usePicture, useSession, useWords } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { Ledger } from '../../views/ledger/Ledger.tsx';
import { Why } from '../../views/why/Why.tsx';
import { comparison } from '../pair/comparing.ts';
import { useProtocolWords } from './names.ts';
import { PendingLine } from './Pending.tsx';
import { pageState, type TabName } from './page-state.ts';
import './panels.css';

// Loaded when first opened. The diagram has its own place where there is room.
const Spacetime = lazyPart(
  () => import('../../views/spacetime/Spacetime.tsx'),
  ({ Spacetime }) => Spacetime,
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
        lab.select({ kind: 'node', node });
        pageState.setState({ tab: 'state' });
        // What was pressed goes with its panel: the focus stays near.
        document.querySelector<HTMLElement>('[data-tab="state"]')?.focus();
      }}
    />
  );
}

const PANELS: { readonly [tab in TabName]: ComponentType } = {
  spacetime: Spacetime,
  ledger: Ledger,
  why: WhyHere,
  state: NodeState,
  rules: RuleBook,
  chart: Statechart,
  invariants: Invariants,
  numbers: Numbers,
  compare: Difference,
};

/** How many invariants hold, or how many are broken. */
function Standing() {
  const { tabs } = useWords().chrome;
  const all = useSession((state) => state.protocol?.invariants.length ?? 0);
  const scene = usePicture()?.shot.scene;
  const broken = scene?.broken.length ?? 0;
  // Broken first: it claims nothing since.
  const silent = scene?.unfounded.filter((id) => !scene.broken.includes(id)).length ?? 0;
  return (
    <span className={broken > 0 ? 'pill alarm' : 'pill'}>
      {broken > 0 ? tabs.broken(broken) : tabs.hold(all - silent)}
    </span>
  );
}

export function Tabs({ small }: { small: boolean }) {
  const { chart, chrome, compare, numbers } = useWords();
  const { tabs, regions } = chrome;
  const named = useProtocolWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useStore(pageState, (state) => state.tab);
  const comparing = useStore(comparison, (state) => state.now !== null);
  const names: readonly TabName[] = [
    ...(small ? (['spacetime', 'ledger'] as const) : []),
    'why',
    'state',
    'rules',
    'chart',
    'invariants',
    'numbers',
    ...(comparing ? (['compare'] as const) : []),
  ];
  const tab = names.includes(wanted) ? wanted : 'why';
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
    list.current?.children[names.indexOf(tab)]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  function move(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const edge = { Home: 0, End: names.length - 1 }[event.key];
    if (by === undefined && edge === undefined) return;
    event.preventDefault();
    const next = edge ?? (names.indexOf(tab) + (by ?? 0) + names.length) % names.length;
    pageState.setState({ tab: names[next] as TabName });
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  }

  return (
    <div className="panels">
      <h2 className="unseen">{regions.panels}</h2>
      <div ref={list} className="tabs" role="tablist" onKeyDown={move}>
        {names.map((name) => (
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
            {name === 'invariants' && <Standing />}
          </button>
        ))}
      </div>
      <div
        className="panel"
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
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
