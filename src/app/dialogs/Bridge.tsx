// The concept bridge: a table of ideas, a column a protocol, each cell with a scenario that shows it. Where there is no
// room for columns, a card an idea.

import { Play } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { IDEAS, type Idea } from '../../speech/bridge.ts';
import { useLab, useLanguage, useWords } from '../../store/context.tsx';
import { type Bridge as BridgeWords, type Column, loadBridge } from '../../words/bridge.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { LibraryItem } from '../../worker/wire.ts';
import './bridge.css';
import { useMedia } from '../frame/media.ts';
import { Awaited, useAnswer } from '../frame/Pending.tsx';
import { showDialog } from '../frame/page-state.ts';
import { inLanguage } from '../frame/phrases.ts';
import { problemText } from '../frame/problems.ts';
import { replaceWith } from '../open/replacing.ts';
import { Dialog } from './Dialog.tsx';

/** Too narrow for the columns. */
const STACKED = '(max-width: 759px)';

/** Where the reader left off, to go on there: what is on show came from this cell. */
let leftAt: string | null = null;

interface CellProps {
  readonly idea: Idea;
  readonly column: Column;
  readonly words: BridgeWords;
  readonly item: LibraryItem | undefined;
  readonly onShow: (item: LibraryItem) => void;
}

function Cell({ idea, column, words, item, onShow }: CellProps) {
  const language = useLanguage();
  const cell = column.cells[idea];
  const here = `${idea} ${column.protocol}`;
  if (cell === undefined) return <p className="bridge-none">{words.frame.none}</p>;
  const title = item && (inLanguage(item.title, language) || item.name);
  return (
    <>
      <b>{cell.term}</b>
      <p>{cell.note}</p>
      {item && (
        <button
          type="button"
          className="bridge-show"
          data-scenario={item.name}
          aria-label={words.frame.show(title ?? '')}
          aria-current={leftAt === here ? 'true' : undefined}
          onClick={() => {
            leftAt = here;
            onShow(item);
          }}
        >
          <Play aria-hidden="true" size={11} fill="currentColor" />
          <span>{title}</span>
        </button>
      )}
    </>
  );
}

type Drawn = (idea: Idea, column: Column) => ReactNode;

function Table({ words, cell }: { words: BridgeWords; cell: Drawn }) {
  const language = useLanguage();
  return (
    <table className="bridge-table">
      <thead>
        <tr>
          <th scope="col">{words.frame.idea}</th>
          {words.columns.map(({ protocol }) => (
            <th key={protocol} scope="col">
              {protocolWords(protocol, language).title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {IDEAS.map((idea) => (
          <tr key={idea} data-idea={idea}>
            <th scope="row">{words.frame.ideas[idea]}</th>
            {words.columns.map((column) => (
              <td key={column.protocol} data-column={column.protocol}>
                {cell(idea, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ words, cell }: { words: BridgeWords; cell: Drawn }) {
  const language = useLanguage();
  return IDEAS.map((idea) => (
    <section key={idea} className="bridge-card" data-idea={idea}>
      <h3>{words.frame.ideas[idea]}</h3>
      <dl>
        {words.columns.map((column) => (
          <div key={column.protocol} data-column={column.protocol}>
            <dt>{protocolWords(column.protocol, language).title}</dt>
            <dd>{cell(idea, column)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

const NOTHING: readonly LibraryItem[] = [];

function Ideas({ words }: { words: BridgeWords }) {
  const lab = useLab();
  const language = useLanguage();
  const stacked = useMedia(STACKED);
  const [wrong, setWrong] = useState<string | null>(null);
  const { value } = useAnswer(lab.library);
  const library = value ?? NOTHING;
  useEffect(() => {
    if (library.length > 0)
      document.querySelector('.bridge-show[aria-current]')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [library]);

  async function show({ name, text }: LibraryItem): Promise<void> {
    const opened = await replaceWith(lab, { text, hash: `#scenario=${name}` });
    if (opened === true) showDialog(null);
    else if (opened !== false) setWrong(problemText(opened, language));
  }

  const cell: Drawn = (idea, column) => (
    <Cell
      idea={idea}
      column={column}
      words={words}
      item={library.find(({ name }) => name === column.shows[idea])}
      onShow={(item) => void show(item)}
    />
  );
  const Layout = stacked ? Cards : Table;
  return (
    <>
      {wrong !== null && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <Layout words={words} cell={cell} />
    </>
  );
}

export function Bridge() {
  const language = useLanguage();
  const { chrome } = useWords();
  const answer = useAnswer(useCallback(() => loadBridge(language), [language]));
  const close = () => showDialog(null);
  return (
    <Dialog title={answer.value?.frame.title ?? chrome.commands.bridge} onClose={close} className="bridge">
      <Awaited answer={answer} says={chrome.coming} giveUp={close}>
        {(words) => (
          <>
            <p className="lead">{words.frame.lead}</p>
            <Ideas words={words} />
          </>
        )}
      </Awaited>
    </Dialog>
  );
}
