// The machine that every node runs, as a chart: where a node is, which transition it just took and why, where all are.

import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Descriptors, NodeId } from '../../engine/protocol.ts';
import type { Chart } from '../../engine/statechart.ts';
import {
  useLab,
  useLanguage,
  usePicture,
  useSession,
  useStillness,
  useTouched,
  useWords,
} from '../../store/context.tsx';
import type { Picture } from '../../store/picture.ts';
import { litBy } from '../../store/related.ts';
import { type Target, toggle } from '../../store/selection.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Charts, Taken } from '../../worker/wire.ts';
import { litAs } from '../selection/lit.ts';
import { hue } from '../theme.ts';
import { actorOf } from '../why/account.ts';
import { Card, chosenOf } from './Card.tsx';
import { type Choice, Drawing } from './Drawing.tsx';
import { layoutOf } from './layout.ts';
import { asPlayed, playedIn } from './playing.ts';
import { TransitionRecord } from './record.ts';
import { Steps, Summary } from './Steps.tsx';
import { Table } from './Table.tsx';
import { voiceOf } from './voice.ts';
import './statechart.css';

/** Moves told in one answer, and moves looked back through for what is chosen. */
const TOLD = 512;
const LOOKED_AT = 4096;
/** Of a part that runs nothing. */
const NO_CHART: Chart = { states: [], transitions: [] };
const WIDTH = { first: 460, least: 300, most: 1100 };

/** What a person wants to see of the chart; stays when the panel goes and comes. */
const wishes = createStore(() => ({ everyNode: false, everything: false }));

export function Statechart() {
  const lab = useLab();
  const protocol = useSession((state) => state.protocol);
  const setup = useSession((state) => state.setup);
  const picture = usePicture();
  const [charts, setCharts] = useState<Charts | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another setup is another machine
  useEffect(() => {
    let current = true;
    lab.charts().then(
      (read) => current && setCharts(read),
      () => {}, // another run is being opened: its setup asks anew
    );
    return () => {
      current = false;
    };
  }, [lab, setup]);
  if (protocol === null || picture === null || charts === null) return null;
  return <Shown protocol={protocol} picture={picture} charts={charts} />;
}

/** What the worker told of the move on show; null until it has. Everything told goes on record. */
function useTaken(position: number): {
  taken: Taken | null;
  record: TransitionRecord;
  learn: (choice: boolean) => void;
} {
  const lab = useLab();
  const branch = useSession((state) => state.branch);
  const setup = useSession((state) => state.setup);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [, setLearnt] = useState(0);
  const place = `${branch} ${position}`;
  const here = useRef(place);
  here.current = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the record is of one branch of one run
  const record = useMemo(() => new TransitionRecord(), [setup, branch]);
  useEffect(() => {
    let current = true;
    lab.taken({ branch, from: position, to: position }).then(
      (told) => {
        record.add(told);
        if (current) setTaken(told.find((one) => one.position === position) ?? null);
      },
      () => {}, // the branch is gone with its run
    );
    return () => {
      current = false;
    };
  }, [lab, branch, position, record]);
  const learn = useMemo(() => {
    let asking = false;
    return async (wanted: boolean) => {
      if (!wanted || asking) return;
      asking = true;
      try {
        for (
          let looked = record.back(position);
          looked < LOOKED_AT && here.current === place;
          looked = record.back(position)
        ) {
          const to = position - looked;
          if (to < 0) break;
          record.add(await lab.taken({ branch, from: Math.max(0, to - TOLD + 1), to }));
          setLearnt((n) => n + 1);
        }
      } catch {
        // the branch is gone with its run
      } finally {
        asking = false;
      }
    };
  }, [lab, branch, position, place, record]);
  return { taken: taken?.position === position ? taken : null, record, learn };
}

/** How wide the chart may be. */
function useWidth(): readonly [React.RefObject<HTMLDivElement | null>, number] {
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(WIDTH.first);
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const measure = () => setWidth(Math.max(WIDTH.least, Math.min(WIDTH.most, Math.floor(element.clientWidth))));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return [room, width];
}

function Shown({ protocol, picture, charts }: { protocol: Descriptors; picture: Picture; charts: Charts }) {
  const { shot, playing } = picture;
  const lab = useLab();
  const { chart: words, panels } = useWords();
  const language = useLanguage();
  const still = useStillness();
  const about = protocolWords(protocol.id, language);
  const touched = useTouched();
  const { everyNode, everything } = useStore(wishes);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [room, width] = useWidth();
  const { taken, record, learn } = useTaken(shot.position);
  const { node: picked } = touched;
  const shown = shot.scene.nodes.find(({ id }) => id === (picked ?? actorOf(shot))) ?? shot.scene.nodes[0];
  // Nodes of another part may run another machine: the chart is that of the node on show.
  const chart = charts[shown?.part ?? ''] ?? NO_CHART;
  const voice = useMemo(() => voiceOf(chart, about, panels.request, words), [chart, about, panels, words]);
  const layout = useMemo(() => layoutOf(chart, voice, width, everything), [chart, voice, width, everything]);
  const isChosen = (rule: string) => litBy(touched, { kind: 'rule', rule }) === 'selected';
  const wanted = choice !== null || [...touched.rules].some(isChosen);
  useEffect(() => {
    if (!playing) void learn(wanted);
  }, [playing, wanted, learn]);

  useEffect(() => {
    if (playing || (taken === null && shot.position > 0)) return;
    const within = room.current;
    const lit =
      within?.querySelector('.chart-row[data-taken]') ?? within?.querySelector('.chart-frame.state[data-active]');
    lit?.scrollIntoView({ block: 'nearest' });
  }, [room, playing, taken, shot.position]);

  const nodes = shot.scene.nodes.map((one) => asPlayed(charts[one.part] ?? NO_CHART, one));
  const node = nodes.find(({ id }) => id === shown?.id) ?? null;
  const alike = nodes.filter(({ part }) => charts[part] === chart);
  const standing = alike.filter(({ up }) => up !== 'crashed');
  const lives = node !== null && node.up !== 'crashed';
  const heard = taken?.hearings.find((one) => one.node === node?.id);
  const hearing = heard && playedIn(chart, node?.part ?? '', heard);
  const lit = new Set((everyNode ? (taken?.hearings ?? []) : hearing ? [hearing] : []).flatMap(takenIn));
  const litNode = (id: NodeId) => litBy(touched, { kind: 'node', node: id });
  // What the selection has to do with: transitions that carried out its rule, and those of a step that is about it.
  const isAbout = (id: NodeId) =>
    shot.happenings.some((it, i) => touched.happenings.has(i) && 'node' in it && it.node === id);
  const marked = new Set([
    ...chart.transitions.flatMap(({ id }) => (record.rules([id]).some(isChosen) ? [id] : [])),
    ...(taken?.hearings ?? []).flatMap((one) => (isAbout(one.node) ? takenIn(one) : [])),
  ]);
  const choose = (target: Target) => toggle(lab, target);
  return (
    <div className="chart" data-chart={node?.id}>
      <div className="chart-controls">
        <fieldset className="chart-pick" aria-label={words.pick}>
          {nodes.map(({ id, epoch, up }) => (
            <button
              key={id}
              type="button"
              className="lit-name"
              aria-pressed={litNode(id) === 'selected'}
              {...litAs(litNode(id), panels)}
              data-shown={id === node?.id || undefined}
              data-hue={hue(epoch)}
              data-up={up}
              onClick={() => choose({ kind: 'node', node: id })}
            >
              {id}
            </button>
          ))}
        </fieldset>
        <button type="button" aria-pressed={everyNode} onClick={() => wishes.setState({ everyNode: !everyNode })}>
          {words.everyNode}
        </button>
        <button type="button" aria-pressed={everything} onClick={() => wishes.setState({ everything: !everything })}>
          {words.everything}
        </button>
      </div>
      <p className="chart-summary" data-hue={hue(node?.epoch ?? 0)}>
        {node !== null && !lives ? (
          words.crashed(node.id)
        ) : hearing !== undefined ? (
          <Summary hearing={hearing} voice={voice} />
        ) : taken === null ? (
          words.taken.loading
        ) : taken.hearings.length > 0 && node !== null ? (
          words.taken.otherNode(node.id)
        ) : (
          words.taken.nobody
        )}
      </p>
      <div className="chart-room" ref={room}>
        <Drawing
          layout={layout}
          voice={voice}
          node={lives ? node : null}
          nodes={everyNode ? standing : lives ? [node] : []}
          taken={lit}
          marked={marked}
          lit={litNode}
          touched={panels.selection.touched}
          chosen={choice}
          movesAt={still ? null : shot.at}
          follows={everyNode ? null : (node?.id ?? null)}
          choose={setChoice}
          chooseNode={(id) => choose({ kind: 'node', node: id })}
        />
      </div>
      {choice === null || chosenOf(chart, choice).length + (choice.kind === 'state' ? 1 : 0) === 0 ? null : (
        <Card
          chart={chart}
          choice={choice}
          voice={voice}
          record={record}
          position={shot.position}
          nodes={alike}
          protocol={protocol}
          about={about}
          close={() => setChoice(null)}
        />
      )}
      {hearing === undefined ? null : <Steps hearing={hearing} chart={chart} voice={voice} />}
      <Table chart={chart} voice={voice} taken={lit} />
      <p className="chart-keys">{words.keys}</p>
    </div>
  );
}

function takenIn({ steps }: Taken['hearings'][number]): readonly string[] {
  return steps.flatMap((step) => step.taken);
}
