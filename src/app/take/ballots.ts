// The table of ballots as a picture has it: a row an epoch, a column a voter, and what became of it.

import { decidesOf } from '../../engine/protocol.ts';
import { cellOf, standingOf, valuesOf, votersOf } from '../../views/ballots/rows.ts';
import type { Scene } from '../../worker/wire.ts';
import type { Subject } from './moment.ts';
import type { Pen } from './pen.ts';

const HEADS = 30;
const ROW = { least: 28, most: 48 };
const KEY = 30;
const EPOCH = 74;
const VALUE = 84;
const STANDING = 132;
const WIDE = 110;
/** Under this a cell says its word by a mark. */
const SPEAKS = 64;
const MARKS = { promised: '○', accepted: '●', refused: '×' } as const;

export function drawBallots(
  pen: Pen,
  { voice, words, lab }: Pick<Subject, 'voice' | 'words' | 'lab'>,
  { nodes, ballots }: Pick<Scene, 'nodes' | 'ballots'>,
  room: { readonly width: number; readonly height: number },
): void {
  const { protocol, about } = voice;
  const { palette } = pen;
  const said = words.panels.ballots;
  const forLeader = decidesOf(protocol) === 'nothing';
  const { nodes: voters, ...quorum } = votersOf(nodes, protocol, lab.session.getState().setup?.options ?? {});
  const begins = EPOCH + (forLeader ? 0 : VALUE);
  const pitch = Math.min(WIDE, (room.width - begins - STANDING) / Math.max(1, voters.length));
  const short = pitch < SPEAKS && !forLeader;
  const centre = (i: number) => begins + (i + 0.5) * pitch;
  const head = { size: 13 } as const;
  pen.word(about.epoch, 4, HEADS / 2, palette.ink3, { ...head, width: EPOCH - 8 });
  if (!forLeader) pen.word(said.value, EPOCH, HEADS / 2, palette.ink3, head);
  voters.forEach(({ id, up }, i) => {
    pen.word(id, centre(i), HEADS / 2, up === 'crashed' ? palette.ink3 : palette.ink, {
      ...head,
      weight: 650,
      align: 'center',
    });
  });
  const high = room.height - HEADS - KEY;
  // The newest stand last, as on the page.
  const rows = ballots.rows.slice(-Math.max(1, Math.floor(high / ROW.least)));
  const row = Math.min(ROW.most, high / Math.max(1, rows.length));
  const cell = row - Math.min(8, row * 0.2);
  if (rows.length === 0)
    pen.word(forLeader ? said.emptyVotes : said.empty(about.epoch), 4, HEADS + 18, palette.ink3, {
      size: 15,
      mono: false,
      width: room.width - 8,
    });
  rows.forEach((ballot, i) => {
    const top = HEADS + i * row;
    const y = top + cell / 2;
    const ink = palette.epochInk(ballot.epoch);
    pen.word(protocol.epochName(ballot.epoch), 4, y, ink, { size: 16, weight: 650, width: EPOCH - 8 });
    if (!forLeader) pen.word(valuesOf(ballot).join(' '), EPOCH, y, ink, { size: 16, weight: 650, width: VALUE - 8 });
    voters.forEach(({ id }, k) => {
      const { standing, values, lit } = cellOf(ballot, id, forLeader);
      const colour = palette.epoch(ballot.epoch);
      const look = forLeader && standing === 'promised' ? 'accepted' : standing;
      const box = [centre(k) - pitch / 2 + 3, top, pitch - 6, cell] as const;
      const thick = lit ? 2.5 : 1.5;
      if (look === 'accepted') pen.box(box, { edge: colour, fill: colour, thick });
      else if (look === 'promised') pen.box(box, { edge: colour, dash: [4, 3], thick });
      else pen.box(box, { edge: palette.line });
      const named = forLeader || valuesOf(ballot).length > 1 ? values.join(' ') : '';
      const word = standing === 'none' ? '–' : (short ? MARKS : said)[standing];
      const text = forLeader ? named || word : [word, named].filter(Boolean).join(' ');
      const how = { size: 14, weight: lit ? 700 : 500, align: 'center', width: pitch - 12 } as const;
      pen.word(text, centre(k), y, standing === 'none' ? palette.ink3 : palette.ink, how);
    });
    const how = { size: 15, weight: ballot.chosen.length > 0 ? 650 : 500, mono: false, width: STANDING - 14 };
    pen.word(
      standingOf(ballot, voters.length, forLeader, said),
      begins + voters.length * pitch + 12,
      y,
      palette.ink,
      how,
    );
  });
  const enough = forLeader
    ? [said.quorum(said.vote, quorum.promised, voters.length)]
    : (['promised', 'accepted'] as const).map((each) =>
        said.quorum(short ? `${MARKS[each]} ${said[each]}` : said[each], quorum[each], voters.length),
      );
  pen.word(enough.join(' · '), 4, HEADS + Math.max(1, rows.length) * row + 12, palette.ink2, {
    size: 13,
    mono: false,
    width: room.width - 8,
  });
}
