// All that a node knows: of the selected one, or of one picked here.

import { Suspense, useEffect, useState } from 'react';
import { type Descriptors, decidesOf, type Micros } from '../../engine/protocol.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { useLab, useLanguage, usePicture, useSession, useTouched, useWords } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import type { Picture } from '../../store/picture.ts';
import { litBy } from '../../store/related.ts';
import type { Target } from '../../store/selection.ts';
import { epochTold, named, timerTold, valueTold } from '../../words/brief.ts';
import type { PanelsWords } from '../../words/en/panels.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { litAs } from '../selection/lit.ts';
import { Name } from '../selection/Name.tsx';
import { hue } from '../theme.ts';
import { Was } from '../why/Facts.tsx';
import '../why/why.css';
import { Changes, walkRows } from './Changes.tsx';
import './state.css';

// Loaded when first shown.
const Waiting = lazyPart(
  () => import('../waiting/Waiting.tsx'),
  ({ Waiting }) => Waiting,
);

export function NodeState() {
  const protocol = useSession((state) => state.protocol);
  const picture = usePicture();
  return protocol === null || picture === null ? null : <Shown protocol={protocol} picture={picture} />;
}

function Shown({ protocol, picture: { shot, playhead } }: { protocol: Descriptors; picture: Picture }) {
  const lab = useLab();
  const { panels, chrome } = useWords();
  const about = protocolWords(protocol.id, useLanguage());
  const [tabbed, setTabbed] = useState('role');
  /** That a line has no earlier or later value, and at which moment that was so. */
  const [said, setSaid] = useState<{ readonly by: 1 | -1; readonly position: number } | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const { nodes } = shot.scene;
  const touched = useTouched();
  // What is selected next may mean no node: the panel stays where it is.
  useEffect(() => {
    if (touched.node !== null) setPicked(touched.node);
  }, [touched.node]);
  const find = (wanted: string | null) => nodes.find(({ id }) => id === wanted);
  const node = find(touched.node) ?? find(picked) ?? nodes[0];
  if (node === undefined) return <p className="state">{panels.state.nobody}</p>;
  const earlier = shot.position === 0 ? undefined : lab.film.shot(shot.position - 1);
  const before = earlier?.scene.nodes.find(({ id }) => id === node.id) ?? node;
  const words = panels.state;
  const none = chrome.tree.steps.none;
  const changes = (label: string) => ({
    tabbed: label === tabbed,
    step: (by: 1 | -1) => {
      setTabbed(label);
      setSaid(null);
      void lab.find({ kind: 'field', node: node.id, label }, by).then((found) => {
        const position = lab.projector.now()?.shot.position ?? 0;
        setSaid(found === false ? { by, position } : null);
      });
    },
  });
  const down = node.up === 'crashed';
  return (
    <div className="state" data-state={node.id}>
      <fieldset className="state-pick" aria-label={words.pick}>
        {nodes.map(({ id, up, epoch }) => (
          <button
            key={id}
            type="button"
            className="lit-name"
            aria-pressed={id === node.id}
            {...litAs(litBy(touched, { kind: 'node', node: id }), panels)}
            data-up={up}
            data-hue={hue(epoch)}
            onClick={() => lab.select({ kind: 'node', node: id })}
          >
            {id}
          </button>
        ))}
      </fieldset>
      {node.up === 'up' ? null : <p className="state-note">{words[node.up]}</p>}
      <table>
        <caption>{words.facts}</caption>
        <tbody onKeyDown={walkRows}>
          {down ? null : (
            <Line
              changes={changes('role')}
              label={words.role}
              value={named(about.roles, node.role)}
              was={named(about.roles, before.role)}
              panels={panels}
            />
          )}
          {node.facts.map((fact) => {
            const { label, durable = false, names } = fact;
            const was = before.facts.find((earlier) => earlier.label === label);
            return (
              <Line
                key={label}
                label={label}
                value={factTold(about, node, fact)}
                was={was === undefined ? factTold(about, node, fact) : factTold(about, before, was)}
                kept={durable ? 'disk' : down ? 'lost' : undefined}
                names={names === undefined || (down && !durable) ? undefined : targetOf(names)}
                changes={changes(label)}
                panels={panels}
              />
            );
          })}
          {down || (node.tally === null && before.tally === null) ? null : (
            <Line
              label={words.support}
              value={tallyTold(node, panels)}
              was={tallyTold(before, panels)}
              panels={panels}
            />
          )}
          <Line label={words.clock} value={clockTold(node, panels)} was={clockTold(before, panels)} panels={panels} />
          {node.queued > 0 || before.queued > 0 ? (
            <Line label={words.waiting} value={String(node.queued)} was={String(before.queued)} panels={panels} />
          ) : null}
        </tbody>
      </table>
      <p role="status" className="state-said">
        {said?.position === shot.position ? none[said.by > 0 ? 'next' : 'previous'].field : ''}
      </p>
      <Suspense fallback={null}>
        <Waiting node={node} position={shot.position} protocol={protocol} />
      </Suspense>
      {down ? null : <Timers node={node} playhead={playhead} about={about} panels={panels} />}
      {node.votes.length === 0 ? null : <Votes node={node} protocol={protocol} about={about} panels={panels} />}
      {node.pointers.length === 0 ? null : <Pointers node={node} before={before} panels={panels} />}
    </div>
  );
}

/** A crashed node has nothing but its disk. */
function factTold(about: ProtocolWords, { up }: NodeScene, { value, durable }: NodeScene['facts'][number]): string {
  return up === 'crashed' && durable !== true ? '–' : valueTold(about, value);
}

function targetOf(names: NonNullable<NodeScene['facts'][number]['names']>): Target {
  if ('node' in names) return { kind: 'node', node: names.node };
  return 'epoch' in names ? { kind: 'epoch', epoch: names.epoch } : { kind: 'slot', index: names.slot };
}

function clockTold({ clock }: NodeScene, { state }: PanelsWords): string {
  return clock === 1000 ? state.clockTrue : state.clockRate(clock);
}

function tallyTold({ tally }: NodeScene, { state }: PanelsWords): string {
  return tally === null ? '–' : state.tally(tally.granted, tally.refused, tally.needed);
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly was: string;
  /** Whether it is on disk, or was lost in a crash. */
  readonly kept?: 'disk' | 'lost' | undefined;
  /** What the value names. */
  readonly names?: Target;
  /** Steps to the moments at which it changes. */
  readonly changes?: { readonly tabbed: boolean; readonly step: (by: 1 | -1) => void };
  readonly panels: PanelsWords;
}

function Line({ label, value, was, kept, names, changes, panels: { state } }: LineProps) {
  const changed = was !== value;
  const told = names === undefined ? value : <Name target={names}>{value}</Name>;
  return (
    <tr data-fact={label} data-changed={changed || undefined} data-lost={kept === 'lost' || undefined}>
      <th scope="row">{label}</th>
      <td>
        {changed ? (
          <>
            <Was told={state.was(was)} value={was} />{' '}
          </>
        ) : null}
        {changed ? <strong>{told}</strong> : told}
      </td>
      <td className="state-kept">
        {kept === undefined ? null : (
          <span>
            {kept === 'disk' ? <Disk /> : null}
            {kept === 'disk' ? state.durable : state.lost}
          </span>
        )}
        {changes && <Changes label={label} {...changes} />}
      </td>
    </tr>
  );
}

function Disk() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <ellipse cx="6" cy="2.7" rx="4.3" ry="1.7" />
      <path d="M1.7 2.7v6.6c0 .95 1.9 1.7 4.3 1.7s4.3-.75 4.3-1.7V2.7M1.7 6c0 .95 1.9 1.7 4.3 1.7s4.3-.75 4.3-1.7" />
    </svg>
  );
}

interface TimersProps {
  readonly node: NodeScene;
  readonly playhead: Micros;
  readonly about: ProtocolWords;
  readonly panels: PanelsWords;
}

function Timers({ node: { timers, up, pausedAt }, playhead, about, panels: { state } }: TimersProps) {
  const now = up === 'paused' ? pausedAt : playhead;
  return (
    <table>
      <caption>{state.timers}</caption>
      <tbody>
        {timers.length === 0 ? (
          <tr>
            <td>{state.noTimer}</td>
          </tr>
        ) : null}
        {timers.map(({ name, of, setAt, ringsAt }) => {
          const left = Math.max(0, ringsAt - now);
          // Tenths of a millisecond: the rest flickers.
          const told = left === 0 ? state.overdue : state.left(Math.round(left / 100) * 100);
          return (
            <tr key={`${name} ${of}`}>
              <th scope="row">{timerTold(about, name, of)}</th>
              <td className="state-left">
                <meter min={0} max={Math.max(1, ringsAt - setAt)} value={left} aria-hidden="true" />
                {told}
                {up === 'paused' ? ` · ${state.held}` : ''}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface VotesProps {
  readonly node: NodeScene;
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
  readonly panels: PanelsWords;
}

/** Votes that are listed, the newest. */
const VOTES = 12;

/** What it has promised and accepted, the newest first; by slot where slots are decided one by one. */
function Votes({ node, protocol, about, panels: { state } }: VotesProps) {
  const bySlot = decidesOf(protocol) === 'slots';
  const votes = [...node.votes].sort((a, b) => b.epoch - a.epoch || b.slot - a.slot);
  return (
    <table data-votes="">
      <caption>{state.votes}</caption>
      <tbody>
        {votes.slice(0, VOTES).map(({ slot, epoch, standing, value }) => (
          <tr key={`${slot} ${epoch} ${standing} ${value}`}>
            <th scope="row" className="state-epoch" data-hue={hue(epoch)}>
              <Name target={{ kind: 'epoch', epoch }}>{epochTold({ about, protocol }, epoch)}</Name>
            </th>
            {bySlot ? (
              <td>
                {slot === 0 ? null : <Name target={{ kind: 'slot', index: slot }}>{`${about.slot} ${slot}`}</Name>}
              </td>
            ) : null}
            <td>{state.vote[standing](value)}</td>
          </tr>
        ))}
        {votes.length > VOTES ? (
          <tr>
            <td colSpan={bySlot ? 3 : 2}>{state.earlier(votes.length - VOTES)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

/** A row for whom, a column for what is believed of it. */
function Pointers({ node, before, panels: { state } }: { node: NodeScene; before: NodeScene; panels: PanelsWords }) {
  const labels = [...new Set(node.pointers.map(({ label }) => label))];
  const whom = [...new Set(node.pointers.map(({ of }) => of))];
  const find = (scene: NodeScene, label: string, of: string) =>
    scene.pointers.find((pointer) => pointer.label === label && pointer.of === of)?.index;
  return (
    <table className="state-pointers">
      <caption>{state.pointers}</caption>
      <thead>
        <tr>
          <td />
          {labels.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {whom.map((of) => (
          <tr key={of}>
            <th scope="row">
              <Name target={{ kind: 'node', node: of }}>{of}</Name>
            </th>
            {labels.map((label) => {
              const value = find(node, label, of);
              const was = find(before, label, of) ?? value;
              return (
                <td key={label} data-changed={was !== value || undefined}>
                  {was === value ? null : (
                    <>
                      <Was told={state.was(String(was))} value={String(was)} />{' '}
                    </>
                  )}
                  {was === value ? value : <strong>{value}</strong>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
