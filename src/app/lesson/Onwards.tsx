// On and back, and how far the lesson is.

import { useStore } from 'zustand';
import { useFirstWords } from '../../store/context.tsx';
import { keyText } from '../keys/printed.ts';
import { isOpen, type TaskCard } from './cards.ts';
import type { CardProps } from './Lesson.tsx';

/** What Next does from here, in a word; null: there is nothing left. */
function nextWord({ walk, told, card, words }: CardProps, here: string, index: number): string | null {
  if (card.kind !== 'task' && (here === 'away' || here === 'before')) return words.toLesson;
  if (index === told.cards.length - 1) return null;
  if (card.kind === 'cover' && here === 'at') return words.begin;
  return isOpen(card, walk.answers) || here === 'at' ? words.next : words.skip;
}

export function Onwards(props: CardProps) {
  const { walk, told, card, words } = props;
  const { chrome } = useFirstWords();
  const { card: index, here } = useStore(walk.state);
  const next = nextWord(props, here, index);
  const open = isOpen(card, walk.answers) && here === 'at';
  const isTask = card.kind === 'task';
  return (
    <div className="lesson-onwards">
      {next !== null && (
        <button
          type="button"
          className={open ? 'lesson-next' : 'lesson-next solid'}
          data-lesson="next"
          aria-disabled={open}
          title={chrome.withKey(next, keyText('Enter', chrome))}
          onClick={({ detail }) => void walk.next(detail === 0)}
        >
          {next}
        </button>
      )}
      {isTask && <Help {...props} card={card} />}
      {told.cards.length > 1 && (
        <button
          type="button"
          className="lesson-button"
          data-lesson="back"
          aria-disabled={index === 0 && here === 'at'}
          title={chrome.withKey(words.back, keyText('Shift+Enter', chrome))}
          onClick={({ detail }) => void walk.back(detail === 0)}
        >
          {words.back}
        </button>
      )}
      {told.cards.length > 1 && <p className="lesson-place">{words.place(index + 1, told.cards.length)}</p>}
    </div>
  );
}

/** What helps in a task. */
function Help({ walk, card, words }: CardProps & { readonly card: TaskCard }) {
  const { chrome } = useFirstWords();
  const { hints } = useStore(walk.state);
  const all = card.rules.hints.length;
  return (
    <>
      <button
        type="button"
        className="lesson-button"
        data-lesson="again"
        title={chrome.withKey(words.againTitle, keyText('Shift+R', chrome))}
        onClick={() => void walk.again()}
      >
        {words.again}
      </button>
      {all > 0 && (
        <button
          type="button"
          className="lesson-button"
          data-lesson="hint"
          aria-disabled={hints >= all}
          title={chrome.withKey(words.hint(Math.min(hints + 1, all), all), keyText('Shift+H', chrome))}
          onClick={() => walk.hint()}
        >
          {words.hint(Math.min(hints + 1, all), all)}
        </button>
      )}
      {card.solved && (
        <button type="button" className="lesson-button" data-lesson="authors" onClick={() => void walk.authorsWay()}>
          {words.authorsWay}
        </button>
      )}
    </>
  );
}
