// What the sentences about single-decree Paxos claim.

import { canon } from '../../../src/engine/canon.ts';
import type { Json } from '../../../src/engine/protocol.ts';
import { at, sequence } from '../../../src/engine/sequence.ts';
import { choicesOf } from '../../../src/engine/votes.ts';
import { ballotName } from '../../../src/protocols/ballot.ts';
import type { protocol as paxos } from '../../../src/protocols/paxos/index.ts';
import { proposalName } from '../../../src/protocols/paxos/messages.ts';
import type { PaxosNode } from '../../../src/protocols/paxos/node.ts';
import { count, entriesOf, field, names, text } from '../../../src/speech/facts.ts';
import { always, type Claims, claim, type Declared, type Seen, votes } from '../../words/claims/claim.ts';

type Paxos = Seen<PaxosNode>;

const same = (a: unknown, b: unknown) => canon(a) === canon(b);
const isOf = (fact: Json | undefined) => field(fact, 'is');

/** Whether somebody has ever voted so in a ballot. */
const voted = ({ history }: Paxos, node: Json | undefined, standing: string, ballot: Json | undefined, value?: Json) =>
  votes(history, 1).some(
    (it) =>
      it.node === node &&
      it.standing === standing &&
      ballotName(it.epoch) === ballot &&
      (value === undefined || it.value === value),
  );
const accepted = (seen: Paxos, node: Json | undefined) =>
  voted(seen, node, 'accepted', seen.facts.ballot, seen.facts.value);

const choices = ({ history, is }: Paxos) => choicesOf(at(history.votes, 1) ?? sequence(), is.q2);
const isChosen = (seen: Paxos, value: Json | undefined, ballot?: Json) =>
  choices(seen).some((it) => it.value === value && (ballot === undefined || ballotName(it.epoch) === ballot));
/** No other value is chosen below a ballot: the last word of the rules that bind a proposer. */
const noOtherBelow = (seen: Paxos, value: Json | undefined, ballot: number) =>
  choices(seen).every((it) => it.epoch >= ballot || it.value === value);

const PAUSE = 'what a ballot given up is followed by';
const KEPT = 'it names its condition: every rule kept, and no disk lost; the invariants hold it in random lives';

/** A node that plays every role talks to itself within a move: only what it heard from another stands between two worlds. */
const idle = claim<PaxosNode>(
  /runs no ballot at the moment/,
  /眼下没有在进行投票/,
  (seen) => seen.facts.running === null,
);
const other = claim<PaxosNode>(
  /runs ballot \S+ now, not/,
  /现在用的是编号 \S+，不是/,
  ({ facts }) => facts.running !== facts.ballot,
);

const claims: Claims<typeof paxos, PaxosNode> = {
  'paxos.node.begins': [
    claim(/knows nothing yet/, /还一无所知/, ({ is }) => is.promised === 0 && is.accepted === null && is.round === 0),
  ],
  'paxos.node.remembers': [
    always(/has to be on its disk before it answers anybody/, /要先写入磁盘才能响应/, '§2.5'),
    claim(
      /remembers that it accepted/,
      /记得自己接受过/,
      ({ facts, is }) => facts.accepted === proposalName(is.accepted),
    ),
    claim(/so that it uses no ballot twice/, /以免把一个编号用两次/, ({ facts, is }) => facts.round === is.round),
  ],
  'paxos.client.waits': [
    claim(
      /is already trying to get a value chosen/,
      /已在设法让一个值被选定/,
      ({ was, facts }) => was.attempt !== null && was.attempt.own === facts.own,
    ),
    always(/Only one value is to be chosen/, /只应选定一个值/, '§2.1'),
  ],
  'paxos.client.answered': [
    claim(/is chosen\.|that is the value chosen|but what was chosen in ballot/, /选定的是|选定的正是它/, (seen) =>
      isChosen(seen, seen.facts.value, seen.facts.ballot),
    ),
    always(
      /Where every rule is kept and no disk is lost, a chosen value is never replaced/,
      /只要遵守了所有规则，也没有磁盘丢失，选定的值就不会再被替换/,
      KEPT,
    ),
    always(
      /Paxos chooses one value, not the value of everyone who asks/,
      /Paxos 只选定一个值，不会让每个请求者都如愿/,
      '§2.1',
    ),
  ],
  'paxos.ballot.started': [
    claim(
      /above all it remembers/,
      /高于它记得的所有轮次/,
      ({ facts, was }) => count(isOf(facts.round)) > Math.max(was.round, was.heardRound),
    ),
    claim(/then its own number, which no other proposer has/, /别人没有这个序号/, ({ facts, is }) =>
      text(facts.ballot).endsWith(`.${is.number}`),
    ),
    always(/Before it may propose/, /提议之前/, '§2.2, phase 1'),
  ],
  'paxos.ballot.higher': [
    claim(
      /has given up ballot/,
      /已放弃编号/,
      ({ facts, was }) => was.attempt !== null && ballotName(was.attempt.ballot) === field(facts.ballot, 'was'),
    ),
    claim(/Its own value is still/, /它自己的值仍是/, ({ facts, was }) => was.attempt?.own === facts.value),
    always(/a value that the acceptors have accepted comes before it/, /如果接受者接受过别的值，那个值优先/, 'P2c'),
  ],
  'paxos.ballot.givenUp': [
    always(
      /Acceptors that have promised a higher ballot stay silent here/,
      /承诺了更高编号的接受者在这里没有响应/,
      'the option reject is off where a ballot is given up',
    ),
    claim(
      /gives up ballot/,
      /放弃编号/,
      ({ facts, is }) => names(facts.answered).length < count(facts.needed) && is.attempt !== null,
    ),
  ],
  'paxos.prepare.again': [
    claim(/has no promise to ballot \S+ from/, /还没有收到/, ({ facts, was }) =>
      names(facts.to).every((id) => !was.attempt?.promises.some(({ from }) => from === id)),
    ),
    always(
      /A message may have been lost, and hearing the same request twice does no harm/,
      /消息可能丢了；同样的请求听到两次并无坏处/,
      '§2.1',
    ),
  ],
  'paxos.accept.again': [
    claim(/has not heard that/, /还没有听到/, ({ facts, was }) =>
      names(facts.to).every((id) => !was.attempt?.acceptedBy.includes(id)),
    ),
    always(
      /A message may have been lost, and accepting the same proposal twice does no harm/,
      /消息可能丢了；同一提案接受两次并无坏处/,
      '§2.1',
    ),
  ],
  'paxos.promise.counted': [
    claim(/promises ballot \S+ and reports/, /承诺了编号/, (seen) => {
      const { facts } = seen;
      const counted = names(facts.promises);
      const bound =
        voted(seen, facts.from, 'promised', facts.ballot) || voted(seen, facts.from, 'accepted', facts.ballot);
      return bound && counted.indexOf(String(facts.from)) === counted.length - 1;
    }),
  ],
  'paxos.promise.late': [
    idle,
    other,
    claim(/is counted already/, /已经计过了/, ({ facts }) => names(facts.promises).includes(String(facts.from))),
    claim(
      /a quorum, and has proposed its value/,
      /达到法定人数，值也提议出去了/,
      ({ facts, is }) => names(facts.promises).length >= count(facts.needed) && is.attempt?.value !== null,
    ),
    claim(/has given ballot \S+ up, and pauses/, /已放弃编号 \S+，停一停再用更高的编号/, ({ world, node }) =>
      (world.nodes.find(({ id }) => id === node)?.timers ?? []).some(({ name }) => name === 'backoff'),
    ),
    claim(/changes nothing|comes too late/, /不改变|太晚/, ({ unchanged }) => unchanged),
    claim(
      /counts only for the ballot it names|An acceptor counts once/,
      /只对它写明的编号有效|只算一个/,
      ({ unchanged }) => unchanged,
    ),
  ],
  'paxos.value.free': [
    claim(/proposes its own .*, whatever it was told/, /不管听到什么，仍提议自己的/, ({ kept }) => !kept),
    claim(/none of them reported anything accepted/, /谁都没有报告接受过提案/, ({ facts }) =>
      entriesOf(facts.reports).every(([, told]) => told === null),
    ),
    claim(
      /may propose its own/,
      /可以提议自己的“/,
      (seen) =>
        !seen.kept || (seen.is.attempt !== null && noOtherBelow(seen, seen.facts.value, seen.is.attempt.ballot)),
    ),
    claim(
      /If any value is chosen already, it is to be that one, but \S+ does not look at it/,
      /如果已有值被选定，就应当是那个值，\S+ 却忽略了它/,
      ({ kept }) => !kept,
    ),
    always(/so \S+ is free to propose its own value/, /所以 \S+ 可以提议自己的值/, 'P2c (a)'),
  ],
  'paxos.value.bound': [
    claim(/must propose “/, /必须提议“/, ({ facts }) => facts.reportedIn === facts.highest),
    claim(/reported that it had accepted/, /报告在编号 \S+ 接受过/, (seen) => {
      const { facts } = seen;
      return voted(seen, facts.reportedBy, 'accepted', facts.reportedIn, isOf(facts.value) as Json);
    }),
    claim(
      /where every rule is kept and no disk is lost, no other value is or can be chosen below ballot/,
      /只要遵守了所有规则，也没有磁盘丢失，低于 \S+ 的编号就没有、也不可能选定别的值/,
      (seen) =>
        !seen.kept || (seen.is.attempt !== null && noOtherBelow(seen, isOf(seen.facts.value), seen.is.attempt.ballot)),
    ),
    claim(
      /it is that one’s value which has to be kept; \S+ takes another all the same/,
      /要保留的是那个编号的值；\S+ 却取了另一个/,
      ({ kept, facts }) => !kept && facts.reportedIn !== facts.highest,
    ),
  ],
  'paxos.accepted.counted': [
    claim(/knows of \d+ of \d+ acceptances/, /已有 \d+\/\d+ 个接受/, (seen) =>
      names(seen.facts.by).every((id) => accepted(seen, id)),
    ),
    claim(
      /Accepted in ballot/,
      /接受的有/,
      ({ facts }) => new Set(names(facts.by)).size === names(facts.by).length && names(facts.by).at(-1) === facts.from,
    ),
  ],
  'paxos.accepted.late': [
    idle,
    other,
    claim(/hears that \S+ accepted/, /听到 \S+ 在编号 \S+ 接受了/, (seen) => accepted(seen, seen.facts.from)),
    claim(
      /as far as it remembers/,
      /所记得的/,
      ({ facts, is, kept }) => !kept && is.attempt?.value === facts.proposes && facts.proposes !== facts.value,
    ),
    claim(/is counted already/, /已经计过了/, ({ facts }) => names(facts.by).includes(String(facts.from))),
    claim(
      /has given ballot \S+ up, and pauses before it tries a higher one/,
      /已放弃编号 \S+，停一停再用更高的编号/,
      ({ world, node }) =>
        (world.nodes.find(({ id }) => id === node)?.timers ?? []).some(({ name }) => name === 'backoff'),
    ),
    always(
      /If a quorum accepts .* even so, it is chosen all the same/,
      /如果接受.*的仍达到法定人数，它照样选定/,
      'what chosen means',
    ),
    always(/Acceptances of two ballots are never added up/, /两个编号的接受从不加在一起/, '§2.2'),
  ],
  'paxos.value.chosen': [
    claim(/sees that .* is chosen/, /已选定/, (seen) => isChosen(seen, seen.facts.value, seen.facts.ballot)),
    claim(/a quorum\./, /法定人数是/, ({ facts }) => names(facts.by).length >= count(facts.needed)),
  ],
  'paxos.reject.heard': [
    claim(/has promised ballot/, /承诺了编号/, (seen) => {
      const { facts } = seen;
      return voted(seen, facts.from, 'promised', facts.promised) || voted(seen, facts.from, 'accepted', facts.promised);
    }),
    always(/so that the other may finish/, /好让对方先做完/, PAUSE),
  ],
  'paxos.reject.late': [
    idle,
    claim(/does not need this refusal/, /用不着对编号 \S+ 的这次拒绝/, ({ was, is }) => same(was.attempt, is.attempt)),
    claim(/has given ballot \S+ up already/, /已经放弃编号/, ({ world, node }) =>
      (world.nodes.find(({ id }) => id === node)?.timers ?? []).some(({ name }) => name === 'backoff'),
    ),
  ],
  'paxos.promise.given': [
    claim(
      /promises ballot/,
      /承诺编号/,
      ({ facts, is }) => is.promised > 0 && ballotName(is.promised) === isOf(facts.promised),
    ),
    claim(/remembers no promise/, /不记得有过承诺/, ({ was }) => was.promised === 0),
    claim(
      /It says that it has accepted nothing so far/,
      /它说明自己还没有接受过任何提案/,
      ({ was }) => was.accepted === null,
    ),
    claim(
      /its proposer has to know/,
      /提议者必须知道/,
      ({ facts, was }) => facts.accepted === proposalName(was.accepted),
    ),
  ],
  'paxos.promise.repeated': [
    claim(
      /is bound to ballot \S+ already, by a promise or by what it accepted there/,
      /已受编号 \S+ 约束/,
      ({ facts, was }) => ballotName(was.promised) === facts.promised,
    ),
  ],
  'paxos.promise.refused': [
    claim(/has promised ballot/, /承诺过编号/, ({ facts, was }) => ballotName(was.promised) === facts.promised),
  ],
  'paxos.accept.given': [
    claim(/accepts “.*” in ballot/, /接受“/, (seen) => accepted(seen, seen.node)),
    claim(/remembers no promise/, /不记得有过承诺/, ({ facts }) => field(facts.promised, 'was') === '0'),
    claim(/all the same, though it is lower/, /更低，它却仍然接受/, ({ kept }) => !kept),
  ],
  'paxos.accept.repeated': [
    claim(
      /has accepted this very proposal already/,
      /已经接受过这个提案/,
      ({ facts, was }) => proposalName(was.accepted) === `${text(facts.ballot)} ${text(facts.value)}`,
    ),
    always(/because the answer may have been lost/, /可能是副本，也可能因为响应丢了而重发/, 'one or the other'),
  ],
  'paxos.accept.refused': [
    claim(/has promised ballot/, /承诺过编号/, ({ facts, was }) => ballotName(was.promised) === facts.promised),
  ],
  'paxos.query.answered': [
    claim(
      /What \S+ accepted last is/,
      /最后接受的是/,
      ({ facts, was }) => proposalName(was.accepted) === `${text(facts.ballot)} ${text(facts.value)}`,
    ),
  ],
  'paxos.query.nothing': [
    claim(/knows of nothing that it has accepted/, /不知道自己接受过什么/, ({ was }) => was.accepted === null),
  ],
  'paxos.learn.counted': [
    claim(/before: still \d+ of \d+/, /已经计过：仍是/, ({ was, is }) => same(was.tallies, is.tallies)),
    claim(/has heard of \d+ of \d+ acceptances/, /已有 \d+\/\d+ 个接受/, (seen) =>
      names(seen.facts.by).every((id) => accepted(seen, id)),
    ),
    claim(/knew already that/, /早已知道/, ({ facts, was }) =>
      was.tallies.some(
        (it) =>
          it.value === facts.value && ballotName(it.ballot) === facts.ballot && it.by.includes(String(facts.from)),
      ),
    ),
    claim(/Heard of so far/, /已听到的有/, ({ facts }) => names(facts.by).at(-1) === facts.from),
    always(
      /only acceptances of one ballot are counted together|of one ballot makes? a quorum/,
      /只有同一编号的接受才能加在一起|同一编号要有 \d+ 个才是法定人数/,
      '§2.3',
    ),
  ],
  'paxos.learn.learned': [
    always(/whoever else may know it/, /不管还有谁知道/, 'it says nothing of them'),
    claim(/learns that .* is chosen\./, /学到：选定的是/, (seen) =>
      isChosen(seen, seen.facts.value, seen.facts.ballot),
    ),
  ],
  'paxos.learn.known': [
    claim(/has learned .* already/, /早已学到/, ({ facts, was }) => was.learned?.value === facts.learned),
    claim(/and this is the same one/, /正是这一个/, ({ facts }) => facts.value === facts.learned),
    claim(/and does not change its mind/, /不再改变/, ({ was, is }) => same(was.learned, is.learned)),
  ],
  'paxos.learn.asks': [
    claim(
      /has heard \d+ acceptances?|it takes \d+ to be sure/,
      /只听到 \d+ 个接受/,
      ({ facts, was }) => was.learned === null && names(facts.by).length < count(facts.needed),
    ),
    always(/Others may have been lost on their way/, /可能还有别的在路上丢了/, 'it cannot know'),
  ],
};

/** An acceptance of a ballot that its proposer has forgotten, and uses again. */
const BALLOT_TWICE = `quorum 1
title "A ballot used again"
paxos/ballotTwice proposers=1 acceptors=3 learners=1 seed=1
network manual
request P1 "tea"
deliver P1->A1 Prepare
deliver P1->A2 Prepare
deliver A1->P1 Promise
deliver A2->P1 Promise
deliver P1->A1 Accept
crash P1
restart P1
request P1 "milk"
deliver A1->P1 Accepted
expect role P1 preparing`;

const PAUSES = { backoff: [20_000, 60_000] } as const;

export const declared: Declared = {
  claims,
  shapes: [
    { counts: { proposers: 2, acceptors: 3, learners: 1 }, options: { retransmit: 60_000, learn: 90_000, ...PAUSES } },
    {
      counts: { proposers: 3, acceptors: 4, learners: 1 },
      options: { retransmit: 50_000, reject: false, patience: 2, ...PAUSES },
    },
    { counts: { nodes: 3 }, options: { retransmit: 60_000, learn: 60_000, ...PAUSES } },
  ],
  script: BALLOT_TWICE,
};
