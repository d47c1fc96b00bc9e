// From a thing to where it stands on the stage and to its element there, and from an element to the thing.

import type { MouseEvent } from 'react';
import { isOnStage, type Target } from '../../store/selection.ts';
import type { Point, Spot } from '../place.ts';
import type { Painter } from './painter.ts';
import type { Ground } from './pressing.ts';

export function groundOf(painter: Painter | null): Ground | null {
  const { place = null, pressable = [] } = painter ?? {};
  return place && { place, standing: pressable };
}

export function onStage(svg: SVGSVGElement | null, event: MouseEvent): Point {
  const { left, top } = svg?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { x: event.clientX - left, y: event.clientY - top };
}

export function inWindow(svg: SVGSVGElement | null, { x, y }: Point): Point {
  const { left, top } = svg?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { x: x + left, y: y + top };
}

/** Where the menu of a thing opens; null where the pointer is. */
export function centreOf(painter: Painter | null, target: Target): Point | null {
  if (target.kind === 'node') {
    const { place } = painter ?? {};
    const at = place?.nodes.get(target.node);
    return at && place ? { x: at.x + place.radius * 0.7, y: at.y - place.radius * 0.3 } : null;
  }
  if (target.kind === 'envelope') return spotOf(painter, target.id);
  return null;
}

/** What an element of the stage stands for. */
export function targetOf(element: Element): Target | null {
  const found = element.closest('[data-node], [data-link], [data-envelope]');
  const { node, link, envelope } = (found as SVGElement | null)?.dataset ?? {};
  if (node !== undefined) return { kind: 'node', node };
  if (envelope !== undefined) return { kind: 'envelope', id: Number(envelope) };
  const [a, b] = link?.split('-') ?? [];
  return a !== undefined && b !== undefined ? { kind: 'link', ends: [a, b] } : null;
}

export function elementOf(svg: SVGSVGElement | null, target: Target): Element | null {
  if (svg === null || !isOnStage(target)) return null;
  const name =
    target.kind === 'node'
      ? `[data-node="${CSS.escape(target.node)}"]`
      : target.kind === 'link'
        ? `[data-link="${CSS.escape(target.ends.join('-'))}"]`
        : `[data-envelope="${target.id}"]`;
  return svg.querySelector(name);
}

/** Where a message stands; null when it is not on the stage. */
export function spotOf(painter: Painter | null, id: number): Spot | null {
  return painter?.standing.find(({ envelope }) => envelope.id === id) ?? null;
}

/** Whether a message stands in a manual network, until somebody delivers it. */
export function waits(painter: Painter | null, id: number): boolean {
  return spotOf(painter, id)?.phase === 'waits';
}

/** A finger that goes up where a menu has opened meanwhile clicks nothing of it. */
export function leaveClick(): void {
  const swallow = (event: globalThis.MouseEvent) => {
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, true);
  addEventListener('pointerdown', () => removeEventListener('click', swallow, true), { capture: true, once: true });
}
