// What the sentences about Multi-Paxos claim.
// Reason for its length: a line or more for each sentence, in two languages.

import { canon } from '../../../src/engine/canon.ts';
import type { Json } from '../../../src/engine/protocol.ts';
import { at, sequence } from '../../../src/engine/sequence.ts';
import { choicesOf } from '../../../src/engine/votes.ts';
import { ballotName } from '../../../src/protocols/ballot.ts';
import type { protocol as multipaxos } from '../../../src/protocols/multipaxos/index.ts';
import { isDecided, placeAt } from '../../../src/protocols/multipaxos/log.ts';
import type { Server } from '../../../src/protocols/multipaxos/server.ts';
import { count, field, names, text } from '../../../src/speech/facts.ts';
import {
  always,
  type Claims,
  claim,
  type Declared,
  decisions,
  leaders,
  type Seen,
  seldom,
  votes,
} from '../../words/claims/claim.ts';

type Paxos = Seen<Server>;

const same = (a: unknown, b: unknown) => canon(a) === canon(b);
const isOf = (fact: Json | undefined) => field(fact, 'is');

const ledBallot = ({ history }: Paxos, node: Json | undefined, ballot: Json | undefined) =>
  leaders(history).some((it) => it.node === node && ballotName(it.epoch) === ballot);
const bound = ({ history }: Paxos, node: Json | undefined, ballot: Json | undefined) =>
  votes(history, 0).some((it) => it.node === node && ballotName(it.epoch) === ballot);
const voted = ({ history }: Paxos, slot: number, node: Json | undefined, ballot: Json | undefined, value?: Json) =>
  votes(history, slot).some(
    (it) =>
      it.node === node &&
      it.standing === 'accepted' &&
      ballotName(it.epoch) === ballot &&
      (value === undefined || it.value === value),
  );
const accepted = (seen: Paxos, node: Json | undefined) =>
  voted(seen, count(seen.facts.slot), node, seen.facts.ballot, seen.facts.value);
const decided = ({ history }: Paxos, slot: number, value?: Json) =>
  decisions(history).some((it) => it.slot === slot && (value === undefined || it.value === value));
const choices = ({ history, is }: Paxos, slot: number) => choicesOf(at(history.votes, slot) ?? sequence(), is.majority);
/** No other value is chosen in a slot below a ballot; null: none at all. */
const noOtherBelow = (seen: Paxos, slot: number, value: Json | null, ballot: number) =>
  choices(seen, slot).every((it) => it.epoch >= ballot || it.value === value);
const knows = (server: Server, upTo: number) => {
  for (let slot = 1; slot <= upTo; slot++) if (!isDecided(server.log, slot)) return false;
  return true;
};
const majority = ({ world }: Paxos) => Math.floor(world.nodes.length / 2) + 1;

const KEPT = 'it names its condition: every rule kept, and no disk lost; the invariants hold it in random lives';
const isMajority = claim<Server>(/are a majority/, /即为多数/, (seen) => seen.facts.needed === majority(seen));
/** What was told to be decided, by whoever told it. */
const told = claim<Server>(/says that .* (is|are) decided/, /说已经决定/, (seen) => {
  const all = Array.isArray(seen.facts.told) ? (seen.facts.told as Json[]) : [];
  return !seen.kept || all.every((it) => decided(seen, count(field(it, 'slot')), field(it, 'value')));
});

const claims: Claims<typeof multipaxos, Server> = {
  'multipaxos.follower.begins': [
    claim(/starts as a follower/, /作为跟随者启动/, ({ role }) => role === 'follower'),
    claim(/No promise stands on the disk/, /的磁盘上没有任何承诺/, ({ is }) => is.promised === 0),
    always(/starts the timer anew/, /都会让定时器重新开始/, 'what a follower does'),
  ],
  'multipaxos.prepare.started': [
    claim(
      /above every one it knows/,
      /高于它所知一切/,
      ({ was, facts }) => was.promised < 10 * was.round + 10 && Number.parseInt(text(facts.ballot), 10) > was.round,
    ),
    claim(/it needs the promises of/, /需要 \d+ 台服务器承诺/, (seen) => seen.facts.needed === majority(seen)),
  ],
  'multipaxos.prepare.again': [
    claim(
      /only when the election timer fires; \d+ are needed/,
      /而需要 \d+ 个/,
      ({ facts }) => names(facts.promisedBy).length < count(facts.needed),
    ),
    always(
      /somebody may have promised another ballot meanwhile, and a ballot is not to be used twice/,
      /别人可能已经承诺了另一个，而一个编号不应使用两次/,
      'it cannot know',
    ),
  ],
  'multipaxos.prepare.resent': [
    claim(/ha(s|ve) not answered in ballot/, /还没有响应编号/, ({ facts, is }) =>
      names(facts.silent).every((id) => !is.preparing?.promisedBy.includes(id)),
    ),
    always(
      /the question or the answer may be lost|may ask as often as it likes/g,
      /请求或响应可能丢了/,
      'it cannot know',
    ),
  ],
  'multipaxos.promise.given': [
    always(
      /promises to do nothing in a lower ballot any more, in any slot/,
      /承诺从此在任何槽位都忽略更低的编号/,
      'what a promise is',
    ),
    claim(/remembers no promise/, /不记得有过承诺/, ({ facts }) => field(facts.promised, 'was') === '0'),
    claim(
      /is above \S+, its promise so far/,
      /高于它至今承诺的/,
      ({ heard, is }) => (heard?.ballot as never as number) === is.promised,
    ),
    claim(/promises ballot \S+ to/, /承诺编号/, (seen) => bound(seen, seen.node, seen.facts.ballot)),
  ],
  'multipaxos.promise.repeated': [
    claim(
      /is bound to ballot \S+ already/,
      /已受编号 \S+ 约束/,
      ({ facts, is }) => ballotName(is.promised) === facts.ballot,
    ),
  ],
  'multipaxos.promise.refused': [
    claim(/has promised ballot/, /已经承诺编号/, ({ facts, is }) => ballotName(is.promised) === facts.promised),
    always(/so that \S+ can give up at once/, /好让 \S+ 马上放弃/, 'what it is for'),
  ],
  'multipaxos.promise.counted': [
    isMajority,
    claim(
      /now also that of/,
      /又得到 \S+ 的承诺/,
      (seen) =>
        bound(seen, seen.facts.from, seen.facts.ballot) && names(seen.facts.promisedBy).at(-1) === seen.facts.from,
    ),
    claim(
      /has counted the promise of .* before: still/,
      /的承诺 \S+ 已经计过：仍是/,
      ({ facts, was, is }) =>
        was.preparing?.promisedBy.includes(String(facts.from)) === true && same(was.preparing, is.preparing),
    ),
    claim(/this one changes nothing/, /这一次什么都不改变/, ({ unchanged }) => unchanged),
    always(
      /must not propose anything else where a value may be chosen/,
      /凡是可能已被选定的值，\S+ 都不得另提别的/,
      'P2c',
    ),
  ],
  'multipaxos.promise.late': [
    always(/answers nothing that it still asks/, /没有在等这个响应/, 'or it would be counted'),
    claim(
      /already leads when|leads ballot \S+ already/,
      /已经在领导|已经以编号 \S+ 领导/,
      (seen) => seen.role === 'leader' && ledBallot(seen, seen.node, seen.facts.ballot),
    ),
    claim(/changes nothing/, /都不改变什么/, ({ unchanged }) => unchanged),
  ],
  'multipaxos.leader.elected': [
    claim(/leads ballot/, /领导/, (seen) => ledBallot(seen, seen.node, seen.facts.ballot)),
    claim(
      /servers? makes? a majority/,
      /台服务器即为多数/,
      ({ facts }) => names(facts.promisedBy).length >= count(facts.needed),
    ),
    claim(
      /where every rule is kept and no disk is lost, whatever is or can be chosen in a lower ballot above slot \d+ is among what they reported/,
      /只要遵守了所有规则，也没有磁盘丢失，槽位 \d+ 之后凡是更低编号已经选定或还可能选定的，都在它们的报告之中/,
      (seen) => {
        const { kept, facts, history, is } = seen;
        const adopts = names(facts.adopts);
        for (let slot = count(facts.decided) + 1; kept && slot < history.votes.length; slot++) {
          if (isDecided(is.log, slot) || adopts.includes(String(slot))) continue;
          if (!noOtherBelow(seen, slot, null, is.ballot)) return false;
        }
        return true;
      },
    ),
    claim(
      /a command costs \S+ phase 2 alone/,
      /每条命令 \S+ 只需阶段二/,
      ({ world }) => world.options.skipPhase1 === true || world.nodes.length === 1,
    ),
    claim(
      /repeats phase 1 for each slot nevertheless/,
      /仍要为每个槽位重做阶段一/,
      ({ world }) => world.options.skipPhase1 === false && world.nodes.length > 1,
    ),
  ],
  'multipaxos.leader.stepsDown': [
    claim(/leads no more/, /不再领导/, ({ facts, was }) => facts.was === 'leader' && was.leading !== null),
    claim(/so it follows/, /转为跟随/, ({ role }) => role === 'follower'),
    always(/its proposals are to be refused/, /就应当拒绝它的提议/, 'P1a'),
    always(
      /What is chosen of them stays so, where every rule is kept and no disk is lost/,
      /只要遵守了所有规则，也没有磁盘丢失，就保持选定/,
      KEPT,
    ),
  ],
  'multipaxos.slot.adopted': [
    claim(/reported .* in slot/, /报告：槽位/, (seen) => {
      const { facts } = seen;
      const slot = count(facts.slot);
      // It reports what it accepted, or what it learned to be decided in that ballot.
      return names(facts.by).every(
        (id) => voted(seen, slot, id, facts.found, facts.value as Json) || decided(seen, slot, facts.value),
      );
    }),
    claim(
      /where every rule is kept and no disk is lost, no other value is or can be chosen there below ballot/,
      /只要遵守了所有规则，也没有磁盘丢失，低于 \S+ 的编号在那里就没有、也不可能选定别的值/,
      (seen) => !seen.kept || noOtherBelow(seen, count(seen.facts.slot), seen.facts.value as Json, seen.is.ballot),
    ),
    claim(
      /it is that one’s value which has to be kept/,
      /要保留的是那个编号的值/,
      ({ kept, facts }) => !kept && facts.found !== facts.highest,
    ),
    always(/must propose .* in slot/, /必须提议/, 'P2c'),
  ],
  'multipaxos.slot.filled': [
    claim(
      /where every rule is kept and no disk is lost, nothing is or can be chosen there below ballot/,
      /只要遵守了所有规则，也没有磁盘丢失，低于 \S+ 的编号在那里就没有、也不可能选定什么/,
      (seen) => !seen.kept || noOtherBelow(seen, count(seen.facts.slot), null, seen.is.ballot),
    ),
    claim(/which would have to be kept, but \S+ does not look/, /这个值本该保留，但 \S+ 不去看/, ({ kept }) => !kept),
    always(/Nobody in the quorum \(.*\) reported anything/, /都没有报告什么/, 'the promises, as they came'),
    always(/a hole would hold up all that follow/, /一个空洞会挡住后面的全部/, '§3'),
  ],
  'multipaxos.slot.preparedAgain': [
    claim(/The option skipPhase1 is off/, /选项 skipPhase1 已关闭/, ({ world }) => world.options.skipPhase1 === false),
  ],
  'multipaxos.client.proposed': [
    claim(/knows every slot up to \d+ to be decided/, /所知的决定到 \d+ 为止/, ({ facts, is }) =>
      knows(is, count(facts.decided)),
    ),
    claim(/leads ballot/, /领导/, (seen) => ledBallot(seen, seen.node, seen.facts.ballot)),
    claim(/proposes .* in slot/, /提议/, ({ facts, history }) =>
      votes(history, count(facts.slot)).some(
        (it) => it.standing === 'proposed' && it.value === facts.value && ballotName(it.epoch) === facts.ballot,
      ),
    ),
  ],
  'multipaxos.client.waits': [
    claim(
      /lets .* wait/,
      /等一等/,
      ({ facts, is }) => is.leading?.waiting.some((it) => it.request === facts.request) === true,
    ),
    claim(/all of these are taken/, /这些都已占用/, ({ facts, is }) => {
      const taken = (slot: number) =>
        isDecided(is.log, slot) ||
        is.leading?.inFlight.some((it) => it.slot === slot) === true ||
        is.leading?.adopted.some((it) => it.slot === slot) === true;
      for (let slot = count(facts.decided) + 1; slot <= count(facts.decided) + count(facts.window); slot++)
        if (!taken(slot)) return false;
      return true;
    }),
  ],
  'multipaxos.accept.resent': [always(/What was not answered for a while may be lost/, /可能是丢了/, 'it cannot know')],
  'multipaxos.heartbeat.due': [
    claim(/leads ballot/, /领导/, (seen) => ledBallot(seen, seen.node, seen.facts.ballot)),
    claim(/knows every slot up to \d+ to be decided/, /知道到槽位 \d+ 为止全部已经决定/, ({ facts, is }) =>
      knows(is, count(facts.decided)),
    ),
    always(
      /so that nobody else need try to lead|so that a replica that missed something can ask/g,
      /让别人不必去争/,
      'what it is for',
    ),
  ],
  'multipaxos.accept.given': [
    claim(/accepts .* in slot/, /接受/, (seen) => accepted(seen, seen.node)),
    claim(/is below it, so it breaks its promise/, /比它低，所以这违背了承诺/, ({ kept }) => !kept),
    claim(
      /remembers no acceptance in slot/,
      /不记得在槽位 \d+ 接受过什么/,
      ({ facts, was }) => (placeAt(was.log, count(facts.slot))?.ballot ?? 0) === 0,
    ),
    claim(
      /it writes the new value to its disk/,
      /它把新的值写入磁盘/,
      ({ facts, is }) => placeAt(is.log, count(facts.slot))?.value === facts.value,
    ),
    claim(
      /yet it knows .* to be decided there/,
      /但它知道那里决定的是 .*，日志里仍保留这个值/,
      ({ facts, is, kept }) => !kept && placeAt(is.log, count(facts.slot))?.value === facts.stands,
    ),
  ],
  'multipaxos.accept.repeated': [
    claim(/has accepted .* before, and here is the proposal once more/, /已经接受过.*这里又是同样的提议/, (seen) =>
      accepted(seen, seen.node),
    ),
    claim(
      /stands there now, not .*: a ballot has two values/,
      /一个编号有了两个值/,
      ({ facts, is, kept }) => !kept && placeAt(is.log, count(facts.slot))?.value === facts.stands,
    ),
    always(/it is still one vote/, /这仍然只算一票/, 'an acceptor counts once'),
  ],
  'multipaxos.accept.refused': [
    claim(/has promised/, /已经承诺/, ({ facts, is }) => ballotName(is.promised) === facts.promised),
    always(/otherwise another value could be chosen behind its back/, /否则就可能背着它选定别的值/, 'P1a'),
  ],
  'multipaxos.heartbeat.refused': [
    claim(/sent this as the leader of ballot/, /领导者发出它的/, (seen) =>
      ledBallot(seen, seen.facts.from, seen.facts.ballot),
    ),
  ],
  'multipaxos.accepted.counted': [
    claim(/counts \S+ for slot/, /记上/, (seen) => !seen.kept || accepted(seen, seen.facts.from)),
    claim(
      /has counted \S+ for slot \d+ before: still/,
      /已经计过：仍是/,
      ({ facts, was }) =>
        was.leading?.inFlight.find((it) => it.slot === facts.slot)?.acceptedBy.includes(String(facts.from)) === true,
    ),
    claim(/this one changes nothing/, /这一次什么都不改变/, ({ unchanged }) => unchanged),
    claim(/That is a majority/, /这已是多数/, (seen) => names(seen.facts.acceptedBy).length >= majority(seen)),
    claim(
      /are a majority, so \S+ waits/,
      /个才是多数，所以/,
      (seen) => names(seen.facts.acceptedBy).length < majority(seen),
    ),
  ],
  'multipaxos.accepted.late': [
    claim(
      /does not need the acceptance/,
      /用不着/,
      ({ facts, was }) => was.leading?.inFlight.some((it) => it.slot === facts.slot) !== true,
    ),
    claim(/knows slot \d+ to be decided already/, /早已知道槽位 \d+ 已经决定/, ({ facts, is }) =>
      isDecided(is.log, count(facts.slot)),
    ),
    seldom(
      claim(
        /remembers no proposal of its own/,
        /不记得自己在槽位/,
        ({ kept, facts, is }) => !kept && !isDecided(is.log, count(facts.slot)),
      ),
    ),
    claim(/changes nothing for it/, /对它并不改变什么/, ({ unchanged }) => unchanged),
  ],
  'multipaxos.slot.decided': [
    claim(/decides slot/, /决定槽位/, (seen) => decided(seen, count(seen.facts.slot), seen.facts.value)),
    claim(
      /accepted .* in one ballot/,
      /在同一编号/,
      (seen) => !seen.kept || names(seen.facts.acceptedBy).every((id) => accepted(seen, id)),
    ),
    claim(
      /servers? (is|are) a majority/,
      /即为多数/,
      ({ facts }) => names(facts.acceptedBy).length >= count(facts.needed),
    ),
    claim(
      /does not know slot \d+ to be decided, so it cannot apply this one yet/,
      /还不知道槽位 \d+ 的决定，所以还不能执行这一个/,
      ({ facts, is }) => is.applied < count(facts.slot) || is.applied > is.decided,
    ),
    claim(/now knows every slot up to \d+ to be decided/, /现在知道到槽位 \d+ 为止全部已经决定/, ({ facts, is }) =>
      knows(is, count(isOf(facts.decided) as Json)),
    ),
    always(
      /where every rule is kept and no disk is lost, that is final/,
      /只要遵守了所有规则，也没有磁盘丢失，这就不再改变/,
      KEPT,
    ),
  ],
  'multipaxos.reply.stale': [
    claim(/works in no ballot of its own now/, /现在没有自己的编号/, ({ was }) => was.ballot === 0),
    claim(
      /and in no other/,
      /不是那一个/,
      ({ facts, was }) => ballotName(was.ballot) === facts.mine && facts.mine !== facts.ballot,
    ),
    claim(/changes nothing/, /不改变任何东西/, ({ unchanged }) => unchanged),
  ],
  'multipaxos.heartbeat.heard': [
    claim(/sent it as the leader of ballot/, /领导者发出它的/, (seen) =>
      ledBallot(seen, seen.facts.from, seen.facts.ballot),
    ),
    claim(/nothing that \S+ does not know/, /都已知道/, ({ facts, is }) => knows(is, count(facts.decided))),
  ],
  'multipaxos.replica.lags': [
    claim(/lags behind/, /落后于/, ({ facts, is }) => is.decided < count(field(facts.decided, 'theirs'))),
    always(/the news may be lost, or still under way/, /消息可能丢了，也可能还在路上/, 'it cannot know'),
  ],
  'multipaxos.replica.told': [
    claim(/tells \S+ about/, /告诉/, ({ facts, is }) =>
      names(facts.slots).every((slot) => isDecided(is.log, Number(slot))),
    ),
    always(/A decision is to be final, so anybody may pass it on/, /决定应当不再改变，所以谁都可以转告/, '§2.3'),
  ],
  'multipaxos.replica.nothingToTell': [
    claim(/knows no decision that \S+ asks for/, /一个也不知道$|一个也不知道。/, ({ facts, is }) => {
      for (let slot = count(facts.firstSlot); slot <= is.log.length; slot++) if (isDecided(is.log, slot)) return false;
      return true;
    }),
  ],
  'multipaxos.decision.learned': [
    told,
    claim(/now knows every slot up to/, /现在知道到槽位 \d+ 为止的全部决定/, ({ facts, is }) =>
      knows(is, count(isOf(facts.decided) as Json)),
    ),
    claim(/and applies up to slot \d+/, /执行到槽位 \d+/, ({ facts, is }) => is.applied === isOf(facts.applied)),
  ],
  'multipaxos.decision.known': [
    told,
    claim(/knows already what|had learned that before/, /早已知道|早先已经得知/, ({ facts, was }) =>
      (facts.told as Json[]).every((it) => placeAt(was.log, count(field(it, 'slot')))?.value === field(it, 'value')),
    ),
    claim(
      /knows otherwise about/,
      /所知与 \S+ 所说不同/,
      ({ kept, facts, was }) =>
        !kept &&
        (facts.told as Json[]).some((it) => placeAt(was.log, count(field(it, 'slot')))?.value !== field(it, 'value')),
    ),
    // A candidate or leader that hears of a higher ballot gives way first.
    always(
      /What one has learned of a slot stays; hearing of it again changes nothing/,
      /得知的决定保持不变，再听一遍并不改变什么/,
      'learning.ts leaves it',
    ),
  ],
  'multipaxos.decision.gap': [
    told,
    claim(/but misses slot \d+/, /但还缺槽位 \d+/, ({ facts, is }) => !isDecided(is.log, count(facts.missing))),
    claim(
      /commands are applied in order, so it waits/,
      /命令要按顺序执行，所以它等着/,
      ({ was, is }) => was.applied === is.applied,
    ),
    claim(
      /and yet applies up to slot \d+: out of order/,
      /却执行到了槽位 \d+：顺序乱了/,
      ({ kept, facts, is }) => !kept && is.applied === isOf(facts.applied),
    ),
  ],
  'multipaxos.replica.applied': [
    claim(/applies up to slot/, /执行到槽位/, ({ facts, is }) => is.applied >= count(isOf(facts.applied) as Json)),
    claim(/knows every slot up to \d+ to be decided/, /知道到槽位 \d+ 为止全部已经决定/, ({ facts, is }) =>
      knows(is, count(facts.decided)),
    ),
    claim(
      /What is missing between cannot be made up for: its state may differ/,
      /中间缺少的再也补不上：它的状态可能与别人不同/,
      ({ kept, facts, is }) => !kept && count(isOf(facts.applied) as Json) > is.decided,
    ),
  ],
  'multipaxos.client.answered': [
    claim(
      /is decided, all slots before it are, too/,
      /它之前的全部槽位都已决定/,
      (seen) => decided(seen, count(seen.facts.slot), seen.facts.value) && knows(seen.is, count(seen.facts.slot)),
    ),
    seldom(
      claim(
        /though \S+ knows those before it only up to/,
        /在它之前 \S+ 只知道到/,
        ({ kept, facts, is }) => !kept && !knows(is, count(facts.slot)),
      ),
    ),
    always(
      /Now the client may know: where every rule is kept and no disk is lost, the result stays/,
      /只要遵守了所有规则，也没有磁盘丢失，这个结果就一直有效/,
      KEPT,
    ),
  ],
  'multipaxos.client.redirected': [
    claim(/knows no leader|knows of none/, /不知道/, ({ role, is }) => role !== 'leader' && is.leaderId === null),
    claim(
      /sends the client to/,
      /请客户端去找/,
      (seen) =>
        seen.is.leaderId === seen.facts.leader && leaders(seen.history).some(({ node }) => node === seen.facts.leader),
    ),
    always(/has to ask again later, or somebody else/, /客户端要过一会儿再问/, 'who else'),
  ],
  'multipaxos.client.forgotten': [
    claim(
      /leads no more and forgets|did not yet know slot \d+ to be decided|had not proposed the command yet/,
      /不再让命令还没有槽位的客户端等待|还不知道槽位 \d+ 已经决定|还没有提议这条命令/,
      ({ facts, was }) => was.leading !== null && (facts.slot === null || !isDecided(was.log, count(facts.slot))),
    ),
    seldom(
      claim(
        /was decided there/,
        /那里决定的是/,
        ({ facts, is }) => placeAt(is.log, count(facts.slot))?.value === facts.decided,
      ),
    ),
    always(
      /Whether the command is decided, it cannot know|the client (has|gets).*has to ask again|has to ask again/g,
      /所以不保证什么；客户端要重新去问|要重新来问/,
      '§8 of the Raft paper says it of any log',
    ),
  ],
};

const QUICK = { electionTimeout: [60_000, 120_000], heartbeat: 30_000, retransmit: 40_000 } as const;

export const declared: Declared = {
  claims,
  shapes: [
    { counts: { nodes: 3 }, options: { ...QUICK, window: 2 } },
    { counts: { nodes: 4 }, options: { ...QUICK, skipPhase1: false } },
    { counts: { nodes: 5 }, options: { ...QUICK, window: 8 } },
    { counts: { nodes: 1 }, options: { skipPhase1: false } },
  ],
};
