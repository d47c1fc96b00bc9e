// What is selected, by its name, with the way to let go of it. It has a place of its own, where nothing moves for it.

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLab, usePicture, useSelection, useTeller, useTouched, useWords } from '../../store/context.tsx';
import { targetTold, touchesTold } from '../../views/selection/told.ts';
import { command } from '../keys/commands.ts';
import { ButtonOf } from './CommandButton.tsx';
import './selection-chip.css';
import { comparison } from '../pair/comparing.ts';

export function SelectionChip() {
  const lab = useLab();
  const teller = useTeller();
  const picture = usePicture();
  const selected = useSelection((state) => state.selected);
  const touched = useTouched();
  const [heard, setHeard] = useState('');
  const { chrome, compare, panels } = useWords();
  const { selection } = panels;
  const which = useStore(comparison, ({ now, hand }) => (now === null ? null : hand));
  const name =
    selected === null || teller === null || picture === null
      ? null
      : targetTold(teller, selected, picture.shot, lab.film);
  const told = teller === null || picture === null ? '' : touchesTold(teller, touched, picture.shot);
  // Told when something else is selected, not whenever more becomes known of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection is what is told
  useEffect(() => {
    setHeard((before) => (name !== null ? `${selection.selected}: ${name}` : before === '' ? '' : selection.nothing));
  }, [selected]);
  return (
    <div className="chosen">
      <span className="unseen" role="status" data-heard="">
        {heard}
      </span>
      {name === null || teller === null || picture === null ? null : (
        <p className="chosen-chip" data-chip={selected?.kind} title={name}>
          <span className="unseen">{selection.selected}: </span>
          <span className="chosen-name">
            {which !== null && `${compare[which]}: `}
            {name}
          </span>
          {told === '' ? null : <span className="unseen">: {told}</span>}
          <ButtonOf of={command('clearSelection')} label={chrome.commands.clearSelection} />
        </p>
      )}
    </div>
  );
}
