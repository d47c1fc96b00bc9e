// A node's row of the ledger. Rendered anew only when what it shows has changed.

import { memo } from 'react';
import { type Descriptors, decidesOf, type Epoch, type NodeId } from '../../engine/protocol.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import type { Lit } from '../../store/related.ts';
import { isWord, valueTold } from '../../words/brief.ts';
import type { PanelsWords } from '../../words/en/panels.ts';
import type { NodeScene, SlotWindow } from '../../worker/wire.ts';
import { litAs } from '../selection/lit.ts';
import { hue } from '../theme.ts';
import { leftOf, PITCH, placeAt, pointsAhead, type Standing } from './places.ts';

/** Where places are decided one by one, they are decided, not committed. */
export function standingWord(
  words: PanelsWords['ledger'],
  standing: Standing,
  loose: boolean,
  { undecided }: Pick<ProtocolWords, 'undecided'>,
): string {
  if (loose && standing === 'committed') return words.decided;
  return loose && standing === 'uncommitted' ? (undecided ?? words.undecided) : words[standing];
}

export interface RowProps {
  readonly id: NodeId;
  readonly up: NodeScene['up'];
  readonly slots: SlotWindow;
  readonly committed: number;
  readonly applied: number;
  readonly first: number;
  readonly last: number;
  /** From one column to the next. */
  readonly pitch: number;
  /** The epoch in which the node believes that it leads. */
  readonly leads: Epoch | null;
  /** What the one that leads believes of this node: `nextIndex 4,matchIndex 3`. */
  readonly belief: string;
  readonly by: NodeId;
  readonly byEpoch: number;
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
  readonly panels: PanelsWords;
  readonly lit: Lit;
  /** The epoch whose places are lit. */
  readonly within: number | null;
  /** The place that is compared in words, while it stands there; 0 for none. */
  readonly compared: number;
  readonly choose: (node: NodeId) => void;
}

export const Row = memo(function Row({ id, up, slots, committed, applied, first, last, ...props }: RowProps) {
  const { pitch, leads, belief, by, byEpoch, protocol, about, panels, lit, within, compared, choose } = props;
  const words = panels.ledger;
  const pointers = new Map<number, string[]>();
  for (const pointer of belief === '' ? [] : belief.split(',')) {
    const [label = '', index = '0'] = pointer.split(' ');
    // Before the first place there is no column: nothing is known to be there.
    if (Number(index) > 0) pointers.set(Number(index), [...(pointers.get(Number(index)) ?? []), label]);
  }
  const loose = decidesOf(protocol) === 'slots';
  const cells = [];
  for (let index = first; index <= last; index++) {
    const place = placeAt({ slots, committed, applied }, index);
    const epoch = place?.slot == null ? null : place.slot.epoch;
    cells.push(
      <Cell
        // A cell that has gone out at one end comes in again at the other: an element made anew costs more.
        key={index % (last - first + 1)}
        index={index}
        pitch={pitch}
        standing={place?.standing ?? null}
        told={place === null ? '' : standingWord(words, place.standing, loose, about)}
        value={valueTold(about, place?.slot?.value ?? '')}
        blank={place?.slot != null && !protocol.commands(place.slot.value) && !isWord(about, place.slot.value)}
        epoch={epoch}
        within={epoch !== null && epoch === within}
        compared={index === compared}
        epochName={epoch === null ? '' : protocol.epochName(epoch)}
        epochWord={about.epoch}
        pointers={pointers.get(index)?.join(' ') ?? ''}
        by={by}
        byEpoch={byEpoch}
        words={words}
      />,
    );
  }
  return (
    <tr data-row={id} data-up={up}>
      <th scope="row" data-leads={leads === null ? undefined : ''} data-hue={leads === null ? undefined : hue(leads)}>
        <button
          type="button"
          className="lit-name"
          aria-pressed={lit === 'selected'}
          {...litAs(lit, panels)}
          onClick={() => choose(id)}
        >
          {id}
          {up === 'up' ? null : <span className="ledger-aloud"> {words[up]}</span>}
        </button>
      </th>
      {cells}
    </tr>
  );
});

interface CellProps {
  readonly index: number;
  readonly pitch: number;
  /** Null: no such place. */
  readonly standing: Standing | null;
  readonly told: string;
  readonly value: string;
  /** Whether the value means nothing to the state machine: it only fills its place. */
  readonly blank: boolean;
  readonly epoch: number | null;
  /** Whether its epoch is selected. */
  readonly within: boolean;
  readonly compared: boolean;
  readonly epochName: string;
  readonly epochWord: string;
  /** Labels of what points here, with spaces between them. */
  readonly pointers: string;
  readonly by: NodeId;
  readonly byEpoch: number;
  readonly words: PanelsWords['ledger'];
}

const Cell = memo(function Cell({ index, pitch, standing, told, value, epoch, within, pointers, ...props }: CellProps) {
  const { blank, compared, epochName, epochWord, by, byEpoch, words } = props;
  return (
    <td
      style={{ transform: `translateX(${leftOf(index, pitch)}px)` }}
      data-slot={standing === null ? undefined : index}
      data-standing={standing ?? undefined}
      data-hue={epoch === null ? undefined : hue(epoch)}
      data-lit={within ? 'touched' : undefined}
      data-compared={compared || undefined}
    >
      {/* Named, not told in a text of its own: each text that a playing ledger lays out costs its frame. */}
      {standing === null ? null : epoch === null ? (
        <div className="ledger-cell" role="img" title={told} aria-label={told} />
      ) : (
        <div
          className="ledger-cell"
          role="img"
          title={`${value} · ${epochWord} ${epochName} · ${told}`}
          aria-label={words.cell(value, `${epochWord} ${epochName}`, told)}
          data-blank={blank || undefined}
        >
          <sup>{epochName}</sup>
          {pitch < PITCH ? null : value}
        </div>
      )}
      {pointers === '' ? null : (
        <div className="ledger-pointers" data-hue={hue(byEpoch)}>
          {pointers.split(' ').map((label) => (
            <i
              key={label}
              className="ledger-pointer"
              role="img"
              data-pointer={label}
              data-ahead={pointsAhead(label)}
              title={words.pointer(label, by)}
              aria-label={words.pointer(label, by)}
            />
          ))}
        </div>
      )}
    </td>
  );
});
