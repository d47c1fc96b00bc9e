// The hint that a first minute gives once somebody has done something in it.

import { Lightbulb, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLab, usePicture, useSession, useWords } from '../../store/context.tsx';
import { advance, BEGINNING, hintText } from './hints.ts';
import { pageState, wish } from './page-state.ts';
import { Line, Nothing, type Which } from './Strip.tsx';

function useHint(): string | null {
  const lab = useLab();
  const { chrome } = useWords();
  const picture = usePicture();
  const protocol = useSession((state) => state.protocol);
  const branches = useSession((state) => state.branches.length);
  const shared = useStore(pageState, (state) => state.shared);
  const [progress, setProgress] = useState(BEGINNING);
  const seenUntil = lab.seenUntil();
  useEffect(() => {
    if (picture === null) return;
    setProgress((before) => advance(before, { picture, protocol, seenUntil, branches, shared }));
  }, [picture, protocol, seenUntil, branches, shared]);
  if (picture === null) return null;
  const sight = { picture, protocol, seenUntil, branches, shared };
  return hintText(advance(progress, sight), sight, chrome);
}

export function Hint({ which, slim }: Which) {
  const { chrome } = useWords();
  const hint = useHint();
  if (hint === null) return <Nothing which={which} slim={slim} />;
  return (
    <Line which={which} slim={slim} kind="hint" icon={<Lightbulb aria-hidden="true" size={18} />}>
      <p>{hint}</p>
      <button
        type="button"
        className="ic"
        aria-label={chrome.hint.hide}
        title={chrome.hint.hide}
        onClick={() => wish({ hintsOn: false })}
      >
        <X aria-hidden="true" size={16} />
      </button>
    </Line>
  );
}
