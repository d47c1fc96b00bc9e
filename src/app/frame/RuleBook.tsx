// The rule book among the panels: it can open the scenario that shows a rule, in place of the run on show.

import { useLab } from '../../store/context.tsx';
import { type Open, Rules } from '../../views/rules/Rules.tsx';
import { replaceWith } from '../open/replacing.ts';

export function RuleBook() {
  const lab = useLab();
  const open: Open = async (scenario, at, rule) => {
    const item = (await lab.library()).find(({ name }) => name === scenario);
    if (item === undefined) return;
    const opened = await replaceWith(lab, { text: item.text, at, hash: `#scenario=${scenario}` });
    if (opened !== true) return;
    lab.select({ kind: 'rule', rule });
    // Several moves may be made at one time: the one that the rule decided is the last of them, or before it.
    const decided = lab.projector.now()?.shot.happenings.some((it) => it.kind === 'noted' && it.rule === rule);
    if (decided !== true) await lab.find({ kind: 'rule', rule }, -1);
  };
  return <Rules open={open} />;
}
