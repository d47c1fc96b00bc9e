// What is written where, and by which ballots: as the protocol has it, the places, the ballots, or a choice between the
// places and the ballots about one of them, or the votes for a leader.

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { decidesOf } from '../../engine/protocol.ts';
import { useLab, useLanguage, usePicture, useSelection, useSession, useWords } from '../../store/context.tsx';
import { touchedNow } from '../../store/related.ts';
import { protocolWords } from '../../words/protocols.ts';
import { Ballots } from '../ballots/Ballots.tsx';
import { face } from './face.ts';
import { Slots } from './Slots.tsx';
import './ledger.css';

/** @param of which of two runs it is about; null: there is one. */
export function Ledger({ of: whose = null }: { readonly of?: string | null } = {}) {
  const protocol = useSession((state) => state.protocol);
  const picture = usePicture();
  const wanted = useStore(face);
  const language = useLanguage();
  const words = useWords().panels.ledger;
  if (protocol === null || picture === null) return null;
  const { scene } = picture.shot;
  const decides = decidesOf(protocol);
  const both = protocol.faces.length > 1;
  const about = protocolWords(protocol.id, language);
  const ballots = both ? wanted.ballots : protocol.faces[0] === 'ballots';
  const of = (slot: number | null) => words.ballots(slot === null ? null : `${about.slot} ${slot}`);
  // While they are on show, the table itself says whose they are.
  const other = decides === 'slots' ? of(ballots ? null : wanted.slot) : words.votes;
  const shown = decides === 'slots' ? of(scene.ballots.slot) : words.votes;
  const name = both && ballots ? shown : about.ledger;
  return (
    <section
      className="ledger"
      data-shows={ballots ? 'ballots' : 'slots'}
      aria-label={whose === null ? name : `${whose}: ${name}`}
    >
      <div className="ledger-name">
        <h2 className={both ? 'ledger-aloud' : undefined}>{name}</h2>
        {both ? <Choice names={[about.ledger, other]} ballots={ballots} label={words.choice} /> : null}
      </div>
      {ballots ? <Ballots protocol={protocol} scene={scene} /> : <Slots protocol={protocol} scene={scene} />}
      {both && decides === 'slots' ? <Follower ballots={ballots} /> : null}
    </section>
  );
}

interface ChoiceProps {
  readonly names: readonly [slots: string, ballots: string];
  readonly ballots: boolean;
  readonly label: string;
}

function Choice({ names, ballots, label }: ChoiceProps) {
  return (
    <fieldset className="ledger-choice" aria-label={label}>
      {(['slots', 'ballots'] as const).map((which, i) => (
        <button
          key={which}
          type="button"
          data-face={which}
          aria-pressed={ballots === (i === 1)}
          onClick={() => face.setState({ ballots: i === 1 })}
        >
          {names[i]}
        </button>
      ))}
    </fieldset>
  );
}

/** Goes after the slot that is selected, and asks for its ballots while they are on show. */
function Follower({ ballots }: { ballots: boolean }) {
  const lab = useLab();
  const selected = useSelection((state) => state.selected);
  const { slot } = useStore(face);
  useEffect(() => {
    if (selected === null) face.setState({ slot: null });
    else {
      const [slot] = touchedNow(lab).slots;
      if (slot !== undefined) face.setState({ slot });
    }
  }, [lab, selected]);
  useEffect(() => lab.lookAt({ ballotsOf: ballots ? slot : null }), [lab, ballots, slot]);
  return null;
}
