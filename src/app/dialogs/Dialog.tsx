// The browser's own dialog: it keeps the focus inside, closes on Escape, and gives the focus back.

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../../store/context.tsx';
import './dialogs.css';
import { Pending } from '../frame/Pending.tsx';
import { openDialogs, Trouble } from '../frame/Trouble.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, className = '', children }: Props) {
  const { chrome } = useWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const titled = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    // A reader begins at the title, not at the button that closes.
    titled.current?.focus();
    openDialogs.setState((count) => count + 1);
    return () => {
      openDialogs.setState((count) => count - 1);
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Escape is the key for it
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={heading} ref={titled} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="ic" aria-label={chrome.close} title={chrome.close} onClick={onClose}>
            <X aria-hidden="true" size={18} />
          </button>
        </div>
        <Trouble inDialog />
        <Pending />
        {children}
      </div>
    </dialog>
  );
}
