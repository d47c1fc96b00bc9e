// Help: what the page is, what the pointer does, and every key, from the table of commands.

import { useStore } from 'zustand';
import { useWords } from '../../store/context.tsx';
import { pageState, showDialog, wish } from '../frame/page-state.ts';
import type { Command } from '../keys/buttons.ts';
import { command, commands } from '../keys/commands.ts';
import { keyText } from '../keys/printed.ts';
import { Dialog } from './Dialog.tsx';

/** The same key is listed once, however it is typed. */
function shownKeys({ id, keys }: Command, text: (key: string) => string): string[] {
  if (id === 'selectNode') return [`${keys[0]}–${keys.at(-1)}`];
  return [...new Set(keys.filter((key) => key !== 'Shift++' && key !== 'Shift+_' && key !== '=').map(text))];
}

/** With these one can see everything happen. */
const FIRST = ['play', 'stepForward', 'nextBeat', 'undo', 'open'] as const;

export function Help() {
  const { chrome } = useWords();
  const keysOn = useStore(pageState, (state) => state.keysOn);
  const hintsOn = useStore(pageState, (state) => state.hintsOn);
  const groups = Object.entries(chrome.groups) as [keyof typeof chrome.groups, string][];
  const keysOf = (list: readonly Command[]) => (
    <dl className="keys">
      {list.map((command) => (
        <div key={command.id}>
          <dt>{chrome.commands[command.id]}</dt>
          <dd>
            {shownKeys(command, (key) => keyText(key, chrome)).map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Dialog title={chrome.help.title} onClose={() => showDialog(null)} className="help">
      <p className="lead">{chrome.help.about}</p>
      <h3>{chrome.help.firstKeys}</h3>
      <div className="help-first">{keysOf(FIRST.map(command))}</div>
      <h3>{chrome.help.gestures}</h3>
      <ul className="plain-list">
        {chrome.help.gestureLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>{chrome.help.keys}</h3>
      <div className="key-groups">
        {groups.map(([group, name]) => (
          <div key={group} className="key-group">
            <h4>{name}</h4>
            {keysOf(commands.filter((each) => each.group === group))}
          </div>
        ))}
      </div>
      <label className="switch">
        <input type="checkbox" checked={keysOn} onChange={(event) => wish({ keysOn: event.target.checked })} />
        <span>
          <b>{chrome.help.keysOn}</b>
          <small>{chrome.help.keysAbout}</small>
        </span>
      </label>
      <label className="switch">
        <input type="checkbox" checked={hintsOn} onChange={(event) => wish({ hintsOn: event.target.checked })} />
        <span>
          <b>{chrome.help.hints}</b>
        </span>
      </label>
      {import.meta.env.PROD && (
        <p className="lead">
          <a href="./licences.txt" target="_blank" rel="noopener">
            {chrome.help.licences}
          </a>
        </p>
      )}
    </Dialog>
  );
}
