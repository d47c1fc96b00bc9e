// A button that opens a small panel beside itself. The browser's own popover: it closes on Escape and on a click elsewhere.

import { ChevronDown } from 'lucide-react';
import { type ReactNode, Suspense, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';

const GAP = 6;

interface Props {
  /** What the button shows. */
  readonly button: ReactNode;
  /** The button's accessible name, where what it shows is not enough. */
  readonly label?: string;
  readonly title: string;
  readonly className?: string;
  readonly plain?: boolean;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ button, label, title, className = 'chip', plain = false, children }: Props) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const place = useCallback(() => {
    if (anchor.current === null || panel.current === null) return;
    const from = anchor.current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel.current;
    const { clientWidth, clientHeight } = document.documentElement;
    const below = from.bottom + GAP + height <= clientHeight || from.top < height + GAP;
    const top = below ? from.bottom + GAP : from.top - GAP - height;
    panel.current.style.left = `${Math.max(GAP, Math.min(from.left, clientWidth - width - GAP))}px`;
    panel.current.style.top = `${Math.max(GAP, Math.min(top, clientHeight - height - GAP))}px`;
    panel.current.style.visibility = '';
  }, []);

  // Its content comes with `open` or a moment later, and its size with its content.
  useLayoutEffect(() => {
    if (!open || panel.current === null) return;
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(panel.current);
    return () => sizes.disconnect();
  }, [open, place]);

  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        popoverTarget={id}
        aria-expanded={open}
        aria-label={label}
        title={label}
      >
        {button}
        {!plain && <ChevronDown aria-hidden="true" size={13} />}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className="popover"
        // It is seen nowhere else before it stands where it belongs.
        onBeforeToggle={(event) => {
          if (event.newState === 'open') event.currentTarget.style.visibility = 'hidden';
        }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <Suspense fallback={null}>
          {open && (typeof children === 'function' ? children(() => panel.current?.hidePopover()) : children)}
        </Suspense>
      </div>
    </>
  );
}
