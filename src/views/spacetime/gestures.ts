// Pointers and the wheel as what they mean on the diagram: a drag scrubs, two fingers pan and pinch, the wheel zooms about
// the pointer and, with shift or sideways, pans. One finger's vertical drags stay the page's own.

export interface Gestures {
  /** The pointer went down, or was dragged, here. `first`: it just went down. False: not to be scrubbed from here. */
  readonly scrub: (x: number, y: number, first: boolean) => void;
  /** It went up where it had gone down. */
  readonly click: (x: number, y: number, coarse: boolean) => void;
  readonly hover: (x: number, y: number, coarse: boolean) => void;
  readonly leave: () => void;
  /** Zooms by a factor of the span's length about a place, and moves by so many pixels. */
  readonly zoom: (x: number, factor: number, by: number) => void;
  readonly pan: (by: number) => void;
  readonly rest: () => void;
}

/** Farther than this, a click is a drag. */
const CLICK = 4;

export function listen(element: HTMLElement, to: Gestures): () => void {
  const down = new Map<number, { x: number; y: number }>();
  let start: { x: number; y: number } | null = null;
  let dragging = false;

  const place = (event: MouseEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const middle = () => {
    const all = [...down.values()];
    const xs = all.map(({ x }) => x);
    return {
      x: xs.reduce((sum, x) => sum + x, 0) / xs.length,
      spread: Math.max(...xs) - Math.min(...xs),
    };
  };

  const onDown = (event: PointerEvent) => {
    if (event.button > 0) return;
    element.setPointerCapture(event.pointerId);
    const at = place(event);
    down.set(event.pointerId, at);
    start = down.size === 1 ? at : null;
    dragging = false;
  };
  const onMove = (event: PointerEvent) => {
    const at = place(event);
    if (!down.has(event.pointerId)) {
      to.hover(at.x, at.y, event.pointerType === 'touch');
      return;
    }
    if (down.size >= 2) {
      const before = middle();
      down.set(event.pointerId, at);
      const after = middle();
      const factor = before.spread > 20 && after.spread > 20 ? before.spread / after.spread : 1;
      to.zoom(after.x, factor, before.x - after.x);
      return;
    }
    down.set(event.pointerId, at);
    if (start === null) return;
    if (!dragging && Math.hypot(at.x - start.x, at.y - start.y) > CLICK) {
      dragging = true;
      to.scrub(start.x, start.y, true);
    }
    if (dragging) to.scrub(at.x, at.y, false);
  };
  const onUp = (event: PointerEvent) => {
    const at = place(event);
    if (!down.delete(event.pointerId)) return;
    if (start !== null && !dragging && event.type === 'pointerup') to.click(at.x, at.y, event.pointerType === 'touch');
    start = null;
    dragging = false;
    if (down.size === 0) to.rest();
  };
  const onWheel = (event: WheelEvent) => {
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 200 : 1;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    event.preventDefault();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) to.pan(sideways * unit);
    else to.zoom(place(event).x, 1.0018 ** (event.deltaY * unit), 0);
  };

  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', onUp);
  element.addEventListener('pointerleave', to.leave);
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onUp);
    element.removeEventListener('pointerleave', to.leave);
    element.removeEventListener('wheel', onWheel);
  };
}
