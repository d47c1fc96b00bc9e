// The menu of a thing on the stage, beside it: in the top layer, inside the window, for finger, mouse and keyboard.

import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Choice } from '../../engine/move.ts';
import type { NodeId } from '../../engine/protocol.ts';
import { useLab, usePicture, useWords } from '../../store/context.tsx';
import type { NodeScene } from '../../worker/wire.ts';
import { MessageGlyph } from '../marks/Glyph.tsx';
import type { Point } from '../place.ts';
import { hue } from '../theme.ts';
import { type Entry, exampleFor, menuOf, type Page } from './menus.ts';
import { leaderOf } from './telling.ts';
import type { Voice } from './voice.ts';
import './menus.css';

interface Props {
  readonly voice: Voice;
  readonly page: Page;
  /** In the window. */
  readonly at: Point;
  readonly act: (choice: Choice) => Promise<void>;
  readonly turn: (page: Page) => void;
  /** `back`: the focus belongs to where it came from. */
  readonly close: (back: boolean) => void;
}

/** Between the menu and what it is about, and the edge of the window. */
const GAP = 14;
const EDGE = 8;

export function MenuCard({ voice: stage, page, at, act: make, turn, close }: Props) {
  const voice = { ...stage, menu: useWords().menu };
  const { guide } = useLab();
  const card = useRef<HTMLDivElement>(null);
  const picture = usePicture();
  const menu = picture === null ? null : menuOf(voice, picture.shot.scene, page);
  const gone = menu === null;
  const title = useId();
  const act = useHeldTime(make);

  useEffect(() => {
    if (gone) close(true);
  }, [gone, close]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!card.current?.contains(event.target as Element)) close(false);
    };
    addEventListener('pointerdown', outside, true);
    return () => removeEventListener('pointerdown', outside, true);
  }, [close]);

  useBeside(card, at, page);

  const keys = (event: KeyboardEvent) => {
    const inField = event.target instanceof HTMLInputElement;
    const move: { [key: string]: number } = { ArrowDown: 1, ArrowUp: -1 };
    const items = [...(card.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const here = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') {
      if (inField || page.kind === 'request') return;
      close(true);
    } else if (event.key in move) items[(here + (move[event.key] as number) + items.length) % items.length]?.focus();
    else if (event.key === 'Home' && !inField) items[0]?.focus();
    else if (event.key === 'End' && !inField) items.at(-1)?.focus();
    else if (event.key === 'ArrowLeft' && !inField && menu?.from !== undefined) turn(menu.from);
    else if (event.key === 'ArrowRight' && !inField && items[here]?.dataset.opens !== undefined) items[here].click();
    else {
      event.stopPropagation(); // What is typed here is no shortcut of the page.
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  if (menu === null || picture === null) return null;
  const why = (entry: Entry): string | null => {
    const choice = meantBy(entry);
    return choice === null ? null : (guide?.why(choice) ?? null);
  };
  const choose = (entry: Entry) => {
    if (!entry.enabled || why(entry) !== null) return;
    if (entry.open !== undefined) turn(entry.open);
    else if (entry.act !== undefined) {
      act(entry.act);
      close(true);
    }
  };
  const { from } = menu;
  return (
    <div
      ref={card}
      className="menu-card"
      popover="manual"
      onKeyDown={keys}
      // The key that opened it, or the finger, may ask for the browser's own as well.
      onContextMenu={(event) => {
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
      data-menu={page.kind}
      role="dialog"
      aria-labelledby={title}
    >
      <div className="menu-head">
        {from !== undefined && (
          <button type="button" className="menu-back" aria-label={voice.menu.back} onClick={() => turn(from)}>
            ‹
          </button>
        )}
        <span id={title}>{menu.title}</span>
      </div>
      {page.kind === 'request' ? (
        <RequestForm voice={voice} node={page.node} nodes={picture.shot.scene.nodes} act={act} close={close} />
      ) : (
        <div role="menu" aria-labelledby={title}>
          {menu.entries.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset.
            <div
              role="group"
              key={group[0]?.id}
              className={group[0]?.checked === undefined ? 'menu-group' : 'menu-row'}
            >
              {group[0]?.checked !== undefined && <span className="menu-word">{voice.menu.clock}</span>}
              {group.map((entry) => (
                <Item key={entry.id} entry={entry} why={why(entry)} choose={choose} />
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** What an entry does, or leads to; null: to another menu. */
function meantBy({ act, open }: Entry): Choice | null {
  return open?.kind === 'request' ? { kind: 'request', node: open.node, command: null } : (act ?? null);
}

interface ItemProps {
  readonly entry: Entry;
  /** Why a task forbids it; null: it does not. */
  readonly why: string | null;
  readonly choose: (entry: Entry) => void;
}

function Item({ entry, why, choose }: ItemProps) {
  const { id, text, open, checked, danger, mark } = entry;
  const enabled = entry.enabled && why === null;
  const shared = {
    type: 'button',
    'aria-disabled': !enabled,
    'aria-description': why ?? undefined,
    title: why ?? undefined,
    tabIndex: -1,
    className: danger === true ? 'menu-item danger' : 'menu-item',
    'data-item': id,
    onClick: () => choose(entry),
  } as const;
  if (checked !== undefined)
    return (
      <button {...shared} role="menuitemradio" aria-checked={checked}>
        {text}
      </button>
    );
  return (
    <button
      {...shared}
      role="menuitem"
      aria-haspopup={open === undefined ? undefined : 'menu'}
      data-opens={open === undefined ? undefined : ''}
    >
      {mark !== undefined && (
        <span data-hue={hue(mark.epoch)}>
          <MessageGlyph {...mark} />
        </span>
      )}
      {text}
      {why !== null && <small className="menu-why">{why}</small>}
    </button>
  );
}

/** Holds time while the card is open, and until what was chosen is done: a run that plays goes on then. */
function useHeldTime(act: Props['act']): (choice: Choice) => void {
  const lab = useLab();
  const doing = useRef(Promise.resolve());
  useLayoutEffect(() => {
    const letGo = lab.hold();
    return () => void doing.current.finally(letGo);
  }, [lab]);
  return (choice) => {
    doing.current = act(choice);
  };
}

/** Opens the card beside a point, wholly inside the window, and gives its first entry the focus. */
function useBeside(card: RefObject<HTMLDivElement | null>, { x, y }: Point, page: Page): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another size and another first entry.
  useLayoutEffect(() => {
    const element = card.current;
    if (element === null) return;
    if (!element.matches(':popover-open')) element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const right = x + GAP + width + EDGE <= innerWidth;
    const left = right ? x + GAP : x - GAP - width;
    const fits = right || left >= EDGE;
    element.style.left = `${Math.max(EDGE, Math.min(innerWidth - width - EDGE, fits ? left : x - width / 2))}px`;
    element.style.top = `${Math.max(EDGE, Math.min(innerHeight - height - EDGE, fits ? y - 24 : y + GAP))}px`;
    const first = element.querySelector<HTMLElement>('input, [data-item]:not([aria-disabled="true"])');
    first?.focus({ preventScroll: true });
    if (first instanceof HTMLInputElement) first.select();
  }, [card, x, y, page]);
}

function RequestForm({
  voice,
  node,
  nodes,
  act,
  close,
}: Pick<Props, 'voice' | 'close'> & {
  readonly act: (choice: Choice) => void;
  readonly node: NodeId;
  readonly nodes: readonly NodeScene[];
}) {
  const { protocol } = voice;
  const { menu } = useWords();
  const [command, setCommand] = useState(() => exampleFor(voice, nodes, node));
  const good = protocol.commands(command);
  const leader = leaderOf(voice, nodes);
  const send = (to: NodeId) => {
    if (!good) return;
    act({ kind: 'request', node: to, command });
    close(true);
  };
  const id = useId();
  return (
    <form
      className="menu-form"
      onSubmit={(event) => {
        event.preventDefault();
        send(node);
      }}
    >
      <label htmlFor={id}>{menu.command}</label>
      <input
        id={id}
        value={command}
        onChange={(event) => setCommand(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        aria-invalid={!good}
        aria-describedby={good ? undefined : `${id}-bad`}
      />
      {!good && <p id={`${id}-bad`}>{menu.badCommand}</p>}
      <button type="submit" className="primary" disabled={!good} data-item="send">
        {menu.toNode(node)}
      </button>
      {leader !== null && leader !== node && (
        <button type="button" disabled={!good} onClick={() => send(leader)} data-item="send-leader">
          {menu.toLeader(leader)}
        </button>
      )}
    </form>
  );
}
