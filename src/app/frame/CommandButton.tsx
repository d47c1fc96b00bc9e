// A button made of a command: its name, its key in the tooltip, whether it can be pressed now.

import { type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { useFirstWords, useLab } from '../../store/context.tsx';
import type { Lab } from '../../store/lab.ts';
import { throttled } from '../../store/throttle.ts';
import { type ButtonId, button, type Command, isEnabled } from '../keys/buttons.ts';
import { keyText } from '../keys/printed.ts';

/** Whether the command can run now; renders again only when that changes, while it plays no oftener than the panels. */
function useEnabled(of: Command, lab: Lab): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = [
        throttled(lab).subscribe(changed),
        lab.session.subscribe(changed),
        lab.selection.subscribe(changed),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [lab],
  );
  return useSyncExternalStore(subscribe, () => isEnabled(of, lab));
}

interface Props {
  /** A name that tells more than the command's own. */
  readonly label?: string;
  readonly className?: string;
  /** In place of the command's icon. */
  readonly children?: ReactNode;
}

export function ButtonOf({
  of,
  label: name,
  className = 'ic',
  children,
}: Props & { readonly of: Command; readonly label: string }) {
  const lab = useLab();
  const { chrome } = useFirstWords();
  const enabled = useEnabled(of, lab);
  const Icon = of.icon;
  return (
    <button
      type="button"
      className={className}
      data-command={of.id}
      aria-label={name}
      // A button that is disabled loses the focus; this one says that it is, and keeps it.
      aria-disabled={!enabled}
      title={chrome.withKey(name, keyText(of.keys[0] as string, chrome))}
      onClick={() => {
        if (isEnabled(of, lab)) of.run(lab);
      }}
    >
      {children ?? (Icon && <Icon aria-hidden="true" size={18} />)}
    </button>
  );
}

/** Of a command that has a button in the first picture. */
export function CommandButton({ id, label, ...rest }: Props & { readonly id: ButtonId }) {
  const { commands } = useFirstWords().chrome;
  return <ButtonOf of={button(id)} label={label ?? commands[id]} {...rest} />;
}
