// What the sentences about two-phase commit claim.
// Reason for its length: a line or more for each sentence, in two languages.

import { canon } from '../../../src/engine/canon.ts';
import type { Json, Message } from '../../../src/engine/protocol.ts';
import { at, slice } from '../../../src/engine/sequence.ts';
import type { protocol as twophase } from '../../../src/protocols/twophase/index.ts';
import {
  type Coordinator,
  current,
  decisionOf,
  entryOf,
  type Participant,
} from '../../../src/protocols/twophase/node.ts';
import { DURABLE } from '../../../src/protocols/twophase/variants.ts';
import { count, field, names } from '../../../src/speech/facts.ts';
import { always, type Claims, claim, type Declared, decisions, type Seen } from '../../words/claims/claim.ts';

type Any = Seen<unknown>;

const ofC = claim<Coordinator>;
const ofP = claim<Participant>;

const same = (a: unknown, b: unknown) => canon(a) === canon(b);
const number = ({ facts }: Any) => count(facts.transaction);
const isOf = (fact: Json | undefined) => count(field(fact, 'is'));

/** Whether somebody has ever decided so about the transaction. */
const decided = (seen: Any, value?: Json, node?: Json) =>
  decisions(seen.history).some(
    (it) =>
      it.slot === number(seen) &&
      (value === undefined || it.value === value) &&
      (node === undefined || it.node === node),
  );
/** Whether a participant has ever voted Yes on it. */
const votedYes = (seen: Any, node: Json | undefined, transaction = number(seen)) => {
  const { yes } = seen.history.records;
  return yes !== undefined && slice(yes, 0).some((it) => it.node === node && it.epoch === transaction);
};
const guessed = ({ history }: Any) => history.records.guessed !== undefined;
const entry = (seen: Seen<Coordinator>) => entryOf(seen.is, number(seen))?.decision ?? null;
const known = (seen: Seen<Participant>) => decisionOf(seen.is, number(seen));
const prepared = (seen: Seen<Participant>) => seen.role === 'prepared' && seen.is.vote?.transaction === number(seen);
const noVote = (seen: Seen<Participant>) => seen.was.vote?.transaction !== number(seen);
/** Whether a timer of the node runs; of a subject, where it has one. */
const runs = ({ world, node }: Any, timer: string, of?: Json) =>
  (world.nodes.find(({ id }) => id === node)?.timers ?? []).some(
    (it) => it.name === timer && (of === undefined || it.of === of),
  );
const participantsOf = ({ world }: Any) => world.nodes.flatMap(({ id, part }) => (part === 'participant' ? [id] : []));
const heardIs = ({ heard }: Any, type: Json | undefined) => (heard as Message | null)?.type === type;

/** A vote asked for, or a decision, with what may have become of it. */
const mayBeLost = always(
  /(The question or the answer may be lost|The decision or the confirmation may be lost, or \S+ may be down)/,
  /(询问或响应可能丢失了|决定或确认可能丢失了，\S+ 也可能崩溃了)/,
  'what silence can mean',
);
const would = ofP(
  /would take its balance from/,
  /会使它的余额从/,
  ({ facts, was, is }) => field(facts.balance, 'was') === was.balance && is.balance === was.balance,
);
const saysDecided = ofP(/says that it is decided/, /说已经决定/, (seen) =>
  decided(seen, known(seen) ?? '', seen.facts.from),
);
const nobodyCommitted = (seen: Any) => !seen.kept || !decided(seen, 'commit');

const claims: Claims<typeof twophase, never> = {
  'twophase.node.begins': [
    claim<Coordinator | Participant>(/finds nothing on its disk left to settle/, /磁盘上没有未了结的事务/, ({ is }) =>
      is.part === 'coordinator' ? is.finished >= current(is) : is.vote === null,
    ),
    claim<Coordinator | Participant>(
      /No transaction stands there/,
      /磁盘上还没有任何事务/,
      ({ is }) => is.log.length === 0,
    ),
    claim<Coordinator | Participant>(
      /The last transaction there is number \d+, and none is undecided/,
      /磁盘上最后一个事务是 \d+，没有一个是未决定的/,
      ({ is, facts }) =>
        is.log.length === facts.transactions &&
        (is.part === 'participant' ? is.vote === null : slice(is.log, 0).every(({ decision }) => decision !== null)),
    ),
    ofC(/It waits for a client/, /它等待客户端/, ({ role }) => role === 'ready'),
    ofP(/It waits to be asked for a vote/, /它等待别人来问它的投票/, ({ role }) => role === 'working'),
  ],
  'twophase.votes.asked': [
    ofC(/A client asked for “/, /客户端请求“/, ({ history, facts }) =>
      slice(history.asked, 0).includes(String(facts.command)),
    ),
    ofC(/writes that down/, /先写入磁盘/, (seen) =>
      same(at(seen.is.log, number(seen) - 1), { command: seen.facts.command, decision: null }),
    ),
    ofC(/asks .* whether they can carry out their part/, /再问 .* 能否完成各自的部分/, ({ facts, is }) =>
      same(facts.participants, is.participants),
    ),
    ofC(
      /To commit, it is to have a Yes from each of them/,
      /要提交，就必须得到每一个的同意/,
      (seen) => seen.is.yes.length === 0 && same(seen.facts.participants, participantsOf(seen)),
    ),
  ],
  'twophase.votes.askedAgain': [
    ofC(/has no vote of/, /还没有 \S+ 对事务 \d+ 的投票/, (seen) => {
      const { is, facts, role } = seen;
      return role === 'collecting' && number(seen) === current(is) && !is.yes.includes(String(facts.to));
    }),
    mayBeLost,
    ofC(/to ask twice does no harm/, /问两次没有害处/, ({ was, is }) => same(was, is)),
  ],
  'twophase.client.waits': [
    ofC(
      /is busy with transaction \d+, so a client waits/,
      /正忙于事务 \d+，客户端需要等待/,
      (seen) => seen.role !== 'ready' && number(seen) === current(seen.is),
    ),
    ofC(
      /is to begin when transaction \d+ is over(, and after the (client|\d+ clients) before it)?/,
      /”排在事务 \d+ 之后(，前面还有 \d+ 个客户端)?/,
      (seen) => {
        const { is, facts } = seen;
        const last = is.clients.at(-1)?.command === facts.command;
        return last && is.clients.length === count(facts.before) + 1 && is.finished < number(seen);
      },
    ),
    ofC(
      /keeps the queue in memory only: if it crashes, those who wait are forgotten/,
      /只在内存中保存这个队列：一旦崩溃，等待的客户端就被忘记/,
      () => !(DURABLE as readonly string[]).includes('clients'),
    ),
  ],
  'twophase.yes.counted': [
    ofC(
      /hears the Yes of \S+: it has \d+ of \d+/,
      /收到 \S+ 的同意：已有/,
      (seen) =>
        heardIs(seen, 'Yes') && same(seen.is.yes, seen.facts.yes) && seen.is.yes.includes(String(seen.facts.from)),
    ),
    // Without the lost disks of those who answer by what another transaction of that number came to.
    ofC(
      /said Yes on transaction/,
      /同意了事务/,
      (seen) => !seen.kept || names(seen.facts.yes).every((id) => votedYes(seen, id)),
    ),
    ofC(
      /Most of them are not enough: it takes the Yes of all/,
      /多数同意还不够：要全部同意才行/,
      (seen) => entry(seen) === null && names(seen.facts.yes).length < participantsOf(seen).length,
    ),
  ],
  'twophase.commit.decided': [
    ofC(/decides to commit transaction/, /决定提交事务/, (seen) => entry(seen) === 'commit'),
    ofC(/everybody has said Yes/, /所有参与者都同意了/, (seen) => {
      const all = participantsOf(seen);
      return all.every((id) => seen.is.yes.includes(id) && (!seen.kept || votedYes(seen, id)));
    }),
    ofC(
      /The decision belongs on disk before anybody is told, so that it stands, whoever crashes/,
      /决定应当先写入磁盘再告诉别人，这样无论谁崩溃，决定都有效/,
      (seen) => DURABLE.includes('log') && !(seen.kept && decided(seen, 'abort', seen.node)),
    ),
    ofC(
      /does not wait for .*\. That is the mistake: for all \S+ knows, a No is on its way/,
      /不等 .*。错误就在这里：就 \S+ 所知，拒绝也许已在路上/,
      ({ kept, is, facts }) => !kept && names(facts.missing).every((id) => !is.yes.includes(id)),
    ),
  ],
  'twophase.abort.onNo': [
    ofC(/decides to abort transaction/, /决定中止事务/, (seen) => entry(seen) === 'abort'),
    ofC(/has aborted, so/, /已经中止，所以/, (seen) => decided(seen, 'abort', seen.facts.from)),
    ofC(/nobody may commit/, /谁都不可以提交/, nobodyCommitted),
    ofC(/had no Yes so far/, /还没有收到同意/, ({ was }) => was.yes.length === 0),
    ofC(/had the Yes of .*; that does not help/, /已收到 .* 的同意，但无济于事/, ({ was, facts }) =>
      same(was.yes, facts.yes),
    ),
  ],
  'twophase.abort.onSilence': [
    ofC(/decides to abort transaction/, /决定中止事务/, (seen) => entry(seen) === 'abort'),
    ofC(/has no vote of/, /没有 .* 的投票/, ({ was, facts }) =>
      names(facts.missing).every((id) => !was.yes.includes(id)),
    ),
    ofC(
      /It has not decided to commit/,
      /它没有决定过提交/,
      (seen) => entryOf(seen.was, number(seen))?.decision === null,
    ),
    ofC(
      /where every rule is kept and no disk is lost, nobody can have committed/,
      /只要遵守了所有规则，也没有磁盘丢失，就不可能有谁已经提交/,
      nobodyCommitted,
    ),
  ],
  'twophase.abort.atRestart': [
    ofC(/is back, and aborts/, /恢复后中止/, (seen) => entry(seen) === 'abort'),
    // The mistake of a decision that is not on disk is played as one that is not looked at.
    ofC(
      /remembers that transaction \d+ began, and no decision/,
      /记得事务 \d+ 已经开始，不记得有任何决定/,
      (seen) => !seen.kept || entryOf(seen.was, number(seen))?.decision === null,
    ),
    ofC(
      /Where every rule is kept and no disk is lost, it has told nobody to commit/,
      /只要遵守了所有规则，也没有磁盘丢失，它就没有让谁提交过/,
      nobodyCommitted,
    ),
  ],
  'twophase.telling.resumed': [
    ofC(/On its disk stands/, /它的磁盘上写着/, (seen) => entry(seen) === seen.facts.decision),
    ofC(/It does not remember who has heard that/, /它不记得谁听到过/, ({ is }) => is.done.length === 0),
    ofC(/it tells all of them/, /通知所有参与者/, (seen) =>
      participantsOf(seen).every((id) => runs(seen, 'resend', id)),
    ),
  ],
  'twophase.decision.toldAgain': [
    ofC(/tells \S+ again/, /再次通知/, (seen) => entry(seen) === seen.facts.decision),
    ofC(/has no confirmation of/, /没有收到 \S+ 的确认/, ({ is, facts }) => !is.done.includes(String(facts.to))),
    mayBeLost,
    ofC(
      /Until \S+ hears one, transaction \d+ is not over/,
      /在 \S+ 收到确认之前，事务 \d+ 没有结束/,
      (seen) => seen.is.finished < number(seen) && runs(seen, 'resend', seen.facts.to),
    ),
  ],
  'twophase.done.counted': [
    ofC(
      /hears the confirmation of/,
      /收到 \S+ 的确认/,
      (seen) => heardIs(seen, 'Done') && seen.is.done.includes(String(seen.facts.from)),
    ),
    ofC(/Confirmed so far on transaction/, /到目前为止确认了事务/, ({ is, facts }) => same(is.done, facts.done)),
    ofC(/Each of them has had a decision on its disk/, /它们的磁盘上都有过决定/, (seen) =>
      names(seen.facts.done).every((id) => decided(seen, undefined, id)),
    ),
  ],
  'twophase.done.all': [
    ofC(/is through with/, /了结了/, (seen) => seen.is.finished === number(seen)),
    ofC(/Every participant has confirmed/, /所有参与者都已确认/, (seen) =>
      participantsOf(seen).every((id) => decided(seen, undefined, id)),
    ),
    ofC(
      /need not tell them again: /,
      /不必再次通知：/,
      (seen) =>
        !seen.kept ||
        guessed(seen) ||
        participantsOf(seen).every((id) => decided(seen, seen.facts.decision ?? undefined, id)),
    ),
    ofC(
      /The next client has its turn/,
      /轮到下一个客户端了/,
      ({ was, is }) => is.log.length === was.log.length + 1 && is.clients.length === was.clients.length - 1,
    ),
  ],
  'twophase.answer.late': [
    ofC(/sets \S+ of \S+ aside/, /放在一边/, (seen) => seen.unchanged && heardIs(seen, seen.facts.message)),
    ofC(
      /knows of no decision on transaction \d+, and this answer does not bring one about/,
      /不知道事务 \d+ 有任何决定，这个响应也带不来决定/,
      (seen) => entry(seen) === null && seen.unchanged,
    ),
    ofC(/is decided: (commit|abort)/, /已经决定：(提交|中止)/, (seen) => decided(seen, entry(seen) ?? '', seen.node)),
    ofC(/The answer changes nothing/, /这个响应改变不了什么/, ({ unchanged }) => unchanged),
  ],
  'twophase.asked.undecided': [
    ofC(
      /has no decision to tell|knows of no decision/g,
      /没有决定可以告诉|不知道有任何决定/g,
      (seen) => entry(seen) === null,
    ),
    ofC(
      /, and has no vote of /,
      /，也没有 .* 的投票/,
      (seen) => number(seen) !== current(seen.is) || names(seen.facts.missing).every((id) => !seen.is.yes.includes(id)),
    ),
    ofC(/It does not answer/, /它不作答/, ({ unchanged }) => unchanged),
  ],
  'twophase.vote.yes': [
    would,
    ofP(/it can\./, /可以做到/, ({ facts }) => isOf(facts.balance) >= 0),
    ofP(
      /The vote belongs on disk before it is given/,
      /这一票应当先写入磁盘再投出/,
      (seen) => DURABLE.includes('vote') && votedYes(seen, seen.node),
    ),
    ofP(
      /From now on \S+ is bound: it may neither commit nor abort before it is told/,
      /从此 \S+ 受它约束：得到通知之前，既不能提交也不能中止/,
      (seen) => prepared(seen) && known(seen) === null && runs(seen, 'decision'),
    ),
  ],
  'twophase.vote.no': [
    would,
    ofP(/, below nothing/, /，低于零/, ({ facts }) => isOf(facts.balance) < 0),
    ofP(/aborts at once/, /立即中止/, (seen) => known(seen) === 'abort' && seen.role === 'aborted'),
    ofP(
      /where every rule is kept and no disk is lost, nobody can commit without its Yes/,
      /只要遵守了所有规则，也没有磁盘丢失，没有它的同意，谁都不能提交/,
      (seen) => !seen.kept || !(decided(seen, 'commit') || votedYes(seen, seen.node)),
    ),
  ],
  'twophase.vote.repeated': [
    ofP(/without a new vote/, /不再投票/, ({ unchanged }) => unchanged),
    always(
      /The question may be a copy, or an earlier answer may be lost/,
      /这个询问可能是副本，先前的响应也可能丢失了/,
      'what a question heard twice can mean',
    ),
    ofP(
      /has aborted the transaction, so it says No, whatever it said before/,
      /已经中止该事务，所以不管先前怎么说，现在都答拒绝/,
      (seen) => known(seen) === 'abort',
    ),
    ofP(
      /is prepared or has committed, so it says Yes/,
      /已准备或已提交，所以答同意/,
      (seen) => known(seen) === 'commit' || (seen.role === 'prepared' && known(seen) === null),
    ),
  ],
  'twophase.vote.remembered': [
    ofP(/is back, prepared/, /恢复后处于已准备状态/, prepared),
    ofP(
      /stands its Yes on transaction \d+, and no decision/,
      /的磁盘上有它对事务 \d+ 的同意票，却没有决定/,
      (seen) => votedYes(seen, seen.node) && known(seen) === null,
    ),
    ofP(
      /For all \S+ knows that Yes was counted, so it is still bound by it/,
      /就 \S+ 所知，这一票也许已被计入，所以它仍受这一票约束/,
      (seen) => prepared(seen) && !(seen.kept && decided(seen, undefined, seen.node)),
    ),
  ],
  'twophase.commit.learned': [
    ofP(/ commits transaction/, / 提交事务/, (seen) => known(seen) === 'commit' && seen.role === 'committed'),
    saysDecided,
    ofP(
      /carries out its part: its balance goes from/,
      /完成它的部分：余额从/,
      ({ facts, was, is }) => was.balance === field(facts.balance, 'was') && is.balance === isOf(facts.balance),
    ),
    ofP(
      /knows of no vote of its own on it and has nothing to carry out/,
      /不知道自己对它投过票，没有什么可执行的/,
      (seen) => !seen.kept && noVote(seen),
    ),
    ofP(
      /its balance stays/,
      /余额仍为/,
      ({ facts, was, is }) => was.balance === is.balance && is.balance === isOf(facts.balance),
    ),
  ],
  'twophase.abort.learned': [
    ofP(/ aborts transaction/, / 中止事务/, (seen) => known(seen) === 'abort' && seen.role === 'aborted'),
    saysDecided,
    ofP(
      /leaves its balance at/,
      /的余额保持/,
      ({ facts, was, is }) => was.balance === is.balance && is.balance === facts.balance,
    ),
    ofP(/and is free again/, /，它又自由了/, ({ was, is }) => was.vote !== null && is.vote === null),
    ofP(
      /it knows of no vote of its own on it/,
      /它不知道自己对该事务投过票/,
      (seen) => noVote(seen) && !(seen.kept && votedYes(seen, seen.node)),
    ),
  ],
  'twophase.decision.known': [
    ofP(
      /has decided transaction \d+ already, and confirms that/,
      /早已决定事务 \d+，并确认这一点/,
      (seen) => seen.unchanged && decided(seen, seen.facts.decision ?? '', seen.node),
    ),
    ofP(/knows already/, /早已知道/, (seen) => heardIs(seen, known(seen) === 'commit' ? 'Commit' : 'Abort')),
    always(
      /It may not have confirmed that so far, or its confirmation may be lost/,
      /它可能还没有确认过，它的确认也可能丢失了/,
      'why it is told what it knows',
    ),
    ofP(
      /is told \S+, and has decided otherwise before/,
      /被告知\S+，而它先前的决定不同/,
      (seen) => heardIs(seen, seen.facts.told) && (!seen.kept || guessed(seen)),
    ),
    ofP(/It cannot take that back/, /它无法收回/, (seen) => known(seen) === seen.facts.decision && seen.unchanged),
  ],
  'twophase.doubt.waits': [
    ofP(
      /is prepared and must wait for/,
      /已准备，必须等待/,
      (seen) => prepared(seen) && seen.is.options.inDoubt === 'wait',
    ),
    ofP(/voted Yes on transaction/, /投了同意票/, (seen) => votedYes(seen, seen.node)),
    ofP(/knows of no decision/, /不知道决定/, (seen) => known(seen) === null),
    ofP(
      /For all it knows, \S+ has committed, or has aborted: either guess may be wrong/,
      /就它所知，\S+ 可能已提交，也可能已中止：怎么猜都可能错/,
      (seen) => known(seen) === null && !(seen.kept && decided(seen, undefined, seen.node)),
    ),
    ofP(/asks, and waits/, /去询问，并且等待/, (seen) => runs(seen, 'decision')),
  ],
  'twophase.doubt.asksOthers': [
    ofP(/is prepared, and asks/, /已准备，向/, prepared),
    ofP(/has no decision of/, /没有从 \S+ 得到事务 \d+ 的决定/, (seen) => known(seen) === null),
    ofP(/There is no other participant to ask/, /没有别的参与者可问/, (seen) => participantsOf(seen).length === 1),
    // What it does then: asked.decided and asked.unvoted.
    ofP(
      /Another participant helps if it knows the decision, or knows of no vote of its own: then it aborts, and says so/,
      /别的参与者如果知道决定，或者不知道自己投过票，就能帮忙：后一种会中止并说出来/,
      (seen) => seen.is.options.inDoubt === 'ask' && participantsOf(seen).length > 1,
    ),
    ofP(
      /So far in doubt themselves/,
      /到目前为止同样存疑的有/,
      (seen) => same(seen.is.uncertain, seen.facts.uncertain) && seen.is.uncertain.every((id) => votedYes(seen, id)),
    ),
  ],
  'twophase.doubt.guesses': [
    ofP(/waits no longer and aborts/, /不再等待，中止/, (seen) => known(seen) === 'abort'),
    ofP(/voted Yes and heard no decision of/, /投了同意票，却没有听到 \S+ 的决定/, (seen) => {
      const before = decisionOf(seen.was, number(seen));
      return votedYes(seen, seen.node) && before === null && !noVote(seen);
    }),
    ofP(/so as to be free again/, /为了脱身/, ({ is }) => is.vote === null),
    ofP(/If the others commit, the transaction happens in part/, /如果其他参与者提交，事务就只发生了一部分/, guessed),
    ofP(/from here on atomicity is not promised/, /从此不再保证原子性/, ({ history: { unfounded, broken } }) =>
      [...unfounded, ...broken].includes('twophase.Atomicity'),
    ),
  ],
  'twophase.asked.decided': [
    claim<Coordinator | Participant>(
      /tells \S+ what it knows to be decided/,
      /把它所知的决定告诉/,
      (seen) => decided(seen, seen.facts.decision ?? '', seen.node) && heardIs(seen, 'DecisionRequest'),
    ),
    claim<Coordinator | Participant>(/asked about transaction/, /来问过事务/, (seen) =>
      votedYes(seen, seen.facts.from),
    ),
    claim<Coordinator | Participant>(
      /Where every rule is kept, no disk is lost and nobody guesses, all decide alike: it matters not who tells it/,
      /只要遵守了所有规则，没有磁盘丢失，也没有谁靠猜测，大家的决定就都相同：由谁来说都一样/,
      (seen) => !seen.kept || guessed(seen) || !(decided(seen, 'commit') && decided(seen, 'abort')),
    ),
  ],
  'twophase.asked.uncertain': [
    ofP(/cannot help \S+: it does not know the decision/, /帮不了 \S+：它不知道决定/, (seen) => known(seen) === null),
    ofP(/has voted Yes on transaction \d+ itself/, /自己也对事务 \d+ 投了同意票/, (seen) => votedYes(seen, seen.node)),
    ofP(/waits for the decision/, /在等决定/, (seen) => seen.is.vote?.transaction === number(seen)),
    ofP(/as \S+ did when it asked/, /和 \S+ 询问时一样/, (seen) => votedYes(seen, seen.facts.from)),
  ],
  'twophase.asked.unvoted': [
    ofP(
      /knows of no vote of its own: it aborts/,
      /不知道自己投过票：它中止/,
      (seen) => noVote(seen) && known(seen) === 'abort' && !(seen.kept && votedYes(seen, seen.node)),
    ),
    ofP(
      /Where every rule is kept and no disk is lost, nobody can have committed transaction \d+ without a Yes of/,
      /只要遵守了所有规则，也没有磁盘丢失，没有 \S+ 的同意，就不可能有谁已经提交事务/,
      nobodyCommitted,
    ),
    ofP(
      /if it is asked for its vote later, it has No to say/,
      /以后再被问到投票，就答拒绝/,
      (seen) => known(seen) === 'abort' && DURABLE.includes('log'),
    ),
  ],
  'twophase.uncertain.heard': [
    ofP(
      /hears that \S+ did not know the decision/,
      /得知 \S+ 当时不知道决定/,
      (seen) => heardIs(seen, 'Uncertain') && votedYes(seen, seen.facts.from),
    ),
    ofP(
      /has decided transaction \d+ meanwhile/,
      /这期间 \S+ 已决定事务/,
      (seen) => decided(seen, seen.facts.resolved ?? '', seen.node) && seen.unchanged,
    ),
    ofP(
      /knows of no vote of its own on transaction \d+: the answer changes nothing/,
      /不知道自己对事务 \d+ 投过票：这个响应改变不了什么/,
      (seen) => !seen.kept && seen.is.vote?.transaction !== number(seen) && seen.unchanged,
    ),
    ofP(/In doubt themselves when they answered/, /作答时自己也存疑的有/, (seen) => {
      const about = seen.is.vote?.transaction ?? 0;
      return names(seen.facts.uncertain).every((id) => votedYes(seen, id, about));
    }),
    ofP(
      /That is all whom \S+ can ask, but for the coordinator: it waits, and asks again/,
      /除了协调者，\S+ 能问的都在这里了：它等待，并再次询问/,
      (seen) => seen.is.uncertain.length === participantsOf(seen).length - 1 && runs(seen, 'decision'),
    ),
    ofP(
      /has no such answer of/,
      /没有 .* 的这种响应/,
      ({ is }) => is.vote !== null && is.others.some((id) => !is.uncertain.includes(id)),
    ),
  ],
};

/** An answer to a question that is forgotten with the vote. */
const FORGOTTEN_QUESTION = `quorum 1
title "A question that is forgotten"
twophase/forgetsVote participants=2 seed=1
network manual
options inDoubt=ask
request C1 "P1-10 P2+10"
deliver C1->P1 Prepare
deliver C1->P2 Prepare
ring P1 decision
deliver P1->P2 DecisionRequest
crash P1
restart P1
deliver P2->P1 Uncertain
expect role P1 working`;

const QUICK = { votes: 90_000, resend: 40_000, decision: 60_000 } as const;
/** Whoever has little says No soon. */
const POOR = { P1: { balance: 10 }, P2: { balance: 0 } } as const;

export const declared: Declared = {
  claims,
  shapes: [
    { counts: { participants: 2 }, options: { ...QUICK, inDoubt: 'wait' }, start: POOR },
    { counts: { participants: 4 }, options: { ...QUICK, inDoubt: 'ask' } },
    { counts: { participants: 3 }, options: { ...QUICK, decision: 20_000, inDoubt: 'ask' }, start: POOR },
    { counts: { participants: 3 }, options: { ...QUICK, decision: 30_000, inDoubt: 'abort' } },
    { counts: { participants: 1 }, options: { ...QUICK, inDoubt: 'ask' } },
  ],
  script: FORGOTTEN_QUESTION,
};
