// Pointers and the wheel as what they mean on the diagram: a drag scrubs, or does what it was begun for; two fingers pan
// and pinch, the wheel zooms about the pointer and, with shift or sideways, pans. One finger's vertical drags stay the
// page's own. A finger that rests on a thing means what shift and a click mean.

/** What a drag does, which hangs on where and how it began. */
export type Drag = 'scrub' | 'box' | 'measure' | 'lane';

export interface Gestures {
  /** The pointer is dragged from here: what for? */
  readonly grip: (x: number, y: number, shift: boolean, coarse: boolean) => Drag;
  /** `first`: this is where it went down. */
  readonly drag: (how: Drag, x: number, y: number, first: boolean) => void;
  /** It went up, or was taken away. */
  readonly drop: (how: Drag, isDone: boolean) => void;
  /** It went up where it had gone down. */
  readonly click: (x: number, y: number, coarse: boolean, shift: boolean) => void;
  readonly twice: (x: number, y: number) => void;
  readonly hover: (x: number, y: number, coarse: boolean) => void;
  readonly leave: () => void;
  /** Zooms by a factor of the span's length about a place, and moves by so many pixels. */
  readonly zoom: (x: number, factor: number, by: number) => void;
  readonly pan: (by: number) => void;
}

/** Farther than this, a click is a drag. */
const CLICK = 4;
/** A finger that rests as long as this, in milliseconds, means more than a tap. */
const PRESS = 450;

export function listen(element: HTMLElement, to: Gestures): () => void {
  const down = new Map<number, { x: number; y: number }>();
  let start: { x: number; y: number; shift: boolean; coarse: boolean } | null = null;
  let dragging: Drag | null = null;
  let pressing: ReturnType<typeof setTimeout> | undefined;

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
  const drop = (isDone: boolean) => {
    if (dragging !== null) to.drop(dragging, isDone);
    dragging = null;
  };

  const onDown = (event: PointerEvent) => {
    if (event.button > 0) return;
    element.setPointerCapture(event.pointerId);
    const at = place(event);
    down.set(event.pointerId, at);
    drop(false);
    clearTimeout(pressing);
    const coarse = event.pointerType === 'touch';
    start = down.size === 1 ? { ...at, shift: event.shiftKey, coarse } : null;
    if (!coarse || start === null) return;
    pressing = setTimeout(() => {
      if (start === null || dragging !== null) return;
      to.click(at.x, at.y, true, true);
      start = null;
    }, PRESS);
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
    if (dragging === null && Math.hypot(at.x - start.x, at.y - start.y) > CLICK) {
      clearTimeout(pressing);
      dragging = to.grip(start.x, start.y, start.shift, start.coarse);
      to.drag(dragging, start.x, start.y, true);
    }
    if (dragging !== null) to.drag(dragging, at.x, at.y, false);
  };
  const onUp = (event: PointerEvent) => {
    const at = place(event);
    clearTimeout(pressing);
    if (!down.delete(event.pointerId)) return;
    if (start !== null && dragging === null && event.type === 'pointerup')
      to.click(at.x, at.y, start.coarse, event.shiftKey);
    start = null;
    drop(event.type === 'pointerup');
  };
  const onTwice = (event: MouseEvent) => {
    const at = place(event);
    to.twice(at.x, at.y);
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
  element.addEventListener('dblclick', onTwice);
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    clearTimeout(pressing);
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onUp);
    element.removeEventListener('pointerleave', to.leave);
    element.removeEventListener('dblclick', onTwice);
    element.removeEventListener('wheel', onWheel);
  };
}
