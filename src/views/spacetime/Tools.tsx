// The tools of the diagram that are not always in sight: one menu, each with its word.

import { Check, ChevronDown, ChevronUp, FoldHorizontal, type LucideIcon, Ruler, Waypoints } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Descriptors } from '../../engine/protocol.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import type { SpacetimeWords } from '../../words/en/spacetime.ts';
import { MessageGlyph } from '../marks/Glyph.tsx';
import { stylesOf } from '../marks/shapes.ts';
import type { Diagram, Tool } from './diagram.ts';
import {
  allKinds,
  allLanes,
  isHidden,
  kindsWithout,
  moveLane,
  orderOf,
  setFolding,
  toggleKind,
  toggleLane,
  wishes,
} from './wishes.ts';
import { hasElections, toElection, toSelected } from './zooming.ts';

export interface ToolsProps {
  readonly words: SpacetimeWords;
  readonly about: ProtocolWords;
  readonly protocol: Descriptors;
  readonly diagram: () => Diagram | null;
  readonly tool: Tool;
  readonly setTool: (tool: Tool) => void;
}

export function Tools(props: ToolsProps) {
  const { words, tool } = props;
  const folding = useStore(wishes, (state) => state.folding);
  return (
    <Menu label={words.tools.menu} isUsed={tool !== null || folding}>
      {(close) => (
        <>
          <Toggles {...props} close={close} />
          <h4>{words.tools.zoomTo}</h4>
          <Zooms {...props} close={close} />
          <h4>{words.tools.lanes}</h4>
          <Lanes {...props} />
          <h4>{words.tools.kinds}</h4>
          <Kinds {...props} />
        </>
      )}
    </Menu>
  );
}

/** A button with a panel of its own, which closes on Escape and on a click elsewhere. */
function Menu({
  label,
  isUsed,
  children,
}: {
  readonly label: string;
  /** Something behind it is in use. */
  readonly isUsed: boolean;
  readonly children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (!open || button.current === null || panel.current === null) return;
    const from = button.current.getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = panel.current;
    const { clientWidth, clientHeight } = document.documentElement;
    const above = from.top - 6 - offsetHeight;
    style.left = `${Math.max(6, Math.min(from.right - offsetWidth, clientWidth - offsetWidth - 6))}px`;
    style.top = `${Math.max(6, Math.min(above > 6 ? above : from.bottom + 6, clientHeight - offsetHeight - 6))}px`;
    style.visibility = '';
  });
  return (
    <>
      <button
        ref={button}
        type="button"
        data-tool="menu"
        data-using={isUsed ? '' : undefined}
        aria-expanded={open}
        popoverTarget={id}
      >
        {label}
        <ChevronDown size={13} aria-hidden="true" />
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        className="spacetime-menu"
        aria-label={label}
        // It is seen nowhere else before it stands where it belongs.
        onBeforeToggle={(event) => {
          if (event.newState === 'open') event.currentTarget.style.visibility = 'hidden';
        }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open ? children(() => panel.current?.hidePopover()) : null}
      </section>
    </>
  );
}

/** What is on or off: walking, folding, measuring. */
function Toggles({ words, tool, setTool, close }: ToolsProps & { readonly close: () => void }) {
  const folding = useStore(wishes, (state) => state.folding);
  const toggles: readonly [name: 'inspect' | 'fold' | 'measure', Icon: LucideIcon, on: boolean, act: () => void][] = [
    ['inspect', Waypoints, tool === 'inspect', () => setTool(tool === 'inspect' ? null : 'inspect')],
    ['fold', FoldHorizontal, folding, () => setFolding(!folding)],
    ['measure', Ruler, tool === 'measure', () => setTool(tool === 'measure' ? null : 'measure')],
  ];
  return toggles.map(([name, Icon, on, act]) => (
    <button
      key={name}
      type="button"
      data-tool={name}
      aria-pressed={on}
      onClick={() => {
        act();
        close();
      }}
    >
      <Icon size={15} aria-hidden="true" />
      {words.tools[name]}
      <Check className="spacetime-on" size={15} aria-hidden="true" />
    </button>
  ));
}

function Zooms({ words, diagram, close }: ToolsProps & { readonly close: () => void }) {
  const made = diagram();
  const [none, setNone] = useState(false);
  if (made === null) return null;
  const go = (act: () => boolean) => () => {
    if (act()) close();
    else setNone(true);
  };
  const measured = made.over.measure !== null;
  return (
    <div className="spacetime-list">
      <button type="button" data-zoom="selected" onClick={go(() => toSelected(made))}>
        {measured ? words.zooms.measured : words.zooms.selected}
      </button>
      {hasElections(made) ? (
        <>
          <button type="button" data-zoom="previousElection" onClick={go(() => toElection(made, -1))}>
            {words.zooms.previousElection}
          </button>
          <button type="button" data-zoom="nextElection" onClick={go(() => toElection(made, 1))}>
            {words.zooms.nextElection}
          </button>
        </>
      ) : null}
      <p role="status">{none ? words.zooms.none : ''}</p>
    </div>
  );
}

function Lanes({ words, diagram }: ToolsProps) {
  const wanted = useStore(wishes);
  const nodes = diagram()?.nodes ?? [];
  const order = orderOf(wanted, nodes);
  const shown = order.filter((node) => !isHidden(wanted, nodes, node));
  return (
    <div className="spacetime-list">
      <ul>
        {order.map((node, i) => (
          <li key={node} data-lane={node}>
            <label>
              <input
                type="checkbox"
                checked={shown.includes(node)}
                disabled={shown.length === 1 && shown[0] === node}
                onChange={() => toggleLane(nodes, node)}
              />
              {node}
            </label>
            <button
              type="button"
              className="spacetime-icon"
              aria-label={words.laneUp(node)}
              title={words.laneUp(node)}
              disabled={i === 0}
              onClick={() => moveLane(nodes, node, -1)}
            >
              <ChevronUp size={14} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="spacetime-icon"
              aria-label={words.laneDown(node)}
              title={words.laneDown(node)}
              disabled={i === order.length - 1}
              onClick={() => moveLane(nodes, node, 1)}
            >
              <ChevronDown size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => allLanes(nodes)}>
        {words.allLanes}
      </button>
    </div>
  );
}

function Kinds({ words, about, protocol }: ToolsProps) {
  const without = useStore(wishes, (state) => kindsWithout(state, protocol.id));
  return (
    <div className="spacetime-list">
      <div className="spacetime-kinds">
        {Object.entries(protocol.messages).map(([type, kind]) => (
          <button
            key={type}
            type="button"
            data-message={type}
            aria-pressed={!without.includes(type)}
            title={about.messages[type]?.about}
            onClick={() => toggleKind(protocol.id, type)}
          >
            {stylesOf(kind).map((style) => (
              <MessageGlyph key={style} shape={kind.shape} style={style} />
            ))}
            {about.messages[type]?.name ?? type}
          </button>
        ))}
        <button
          type="button"
          data-message="client.request"
          aria-pressed={!without.includes('client.request')}
          onClick={() => toggleKind(protocol.id, 'client.request')}
        >
          {words.clientRequest}
        </button>
      </div>
      <button type="button" onClick={() => allKinds(protocol.id)}>
        {words.allKinds}
      </button>
    </div>
  );
}
