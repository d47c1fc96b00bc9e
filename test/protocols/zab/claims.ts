// What the sentences about Zab claim.

import { slice } from '../../../src/engine/sequence.ts';
import { zxidAt, zxidName } from '../../../src/protocols/zab/history.ts';
import type { protocol as zab } from '../../../src/protocols/zab/index.ts';
import type { Server } from '../../../src/protocols/zab/server.ts';
import { count, field, names } from '../../../src/speech/facts.ts';
import {
  always,
  type Claims,
  claim,
  type Declared,
  decisions,
  FACTS,
  led,
  type Seen,
} from '../../words/claims/claim.ts';

const of = claim<Server>;
type Here = Seen<Server>;

const looks = ({ role, is }: Here) => role === 'looking' && is.leaderId === null;
/** Another server of the cluster, as it is now. */
const serverOf = ({ world }: Here, id: string) => world.nodes.find((node) => node.id === id)?.state.context as Server;
const has = ({ history }: Server, zxid: unknown) => slice(history, 0).some((one) => zxidName(one) === zxid);
const votedAlike = ({ was, facts }: Here) =>
  names(facts.by).length >= was.majority && names(facts.by).every((id) => was.votes[id]?.leader === was.vote.leader);
const newNumber = ({ heard, was }: Here) => (heard as { n?: number } | null)?.n === was.streamed + 1;
const enough = ({ facts }: Here) => names(facts.by).length >= count(facts.needed);

const claims: Claims<typeof zab, Server> = {
  'zab.election.begins': [
    of(/follows nobody now/, /现在不跟随谁/, looks),
    of(
      /begins a round and votes for itself/,
      /开始新的一轮，先投自己/,
      ({ is, facts, node }) =>
        is.round === count(field(facts.round, 'is')) && is.vote.leader === node && is.votes[node] === is.vote,
    ),
  ],
  'zab.election.again': [
    of(/has found no leader so far/, /到现在没有找到领导者/, looks),
    always(
      /A notification may be lost, or its receiver may be down/,
      /通知可能丢失了，接收者也可能崩溃了/,
      'what silence can mean',
    ),
  ],
  'zab.election.better': FACTS,
  'zab.election.counted': FACTS,
  'zab.election.laterRound': [
    of(/Votes of an earlier round count no more/, /早先一轮的选票不再计入/, ({ is, facts, node }) =>
      Object.keys(is.votes).every((id) => id === node || id === facts.from),
    ),
  ],
  'zab.election.earlierRound': [
    of(/The vote does not count/, /这张选票不计入/, ({ is, was }) => is.votes === was.votes),
  ],
  'zab.election.told': [
    of(
      /looks for a leader, and \S+ does not/,
      /在寻找领导者，而 \S+ 没有在找/,
      ({ is, heard }) => is.leaderId !== null && (heard as { state?: string } | null)?.state === 'looking',
    ),
    always(/With such answers of a quorum \S+ can join/, /法定人数都这样回答，\S+ 就能加入/, 'the rule of joining'),
  ],
  'zab.election.heard': FACTS,
  'zab.election.joins': [
    of(
      /name \S+: a quorum, and \S+ is among them/,
      /说的都是 \S+：达到法定人数，其中有 \S+ 自己/,
      (seen) => enough(seen) && names(seen.facts.by).includes(String(seen.facts.leader)),
    ),
    of(
      /does not ask whether its own vote would be better/,
      /不问自己的选票是否更好/,
      ({ is, facts }) => is.leaderId === facts.leader && is.vote.leader === facts.leader,
    ),
  ],
  'zab.election.elected': [
    of(/voted for \S+ in round/, /投给了 \S+，等待/, votedAlike),
    of(
      /It does not lead yet: first it has to find a new epoch and the most recent history, and bring a quorum to it/,
      /它还没有领导：先要找到新的纪元和最新的历史，并让法定人数采用它/,
      ({ role, is }) => role === 'elected' && is.leading?.epoch === 0,
    ),
  ],
  'zab.election.follows': [of(/voted for \S+ in round/, /投给了 \S+，等待/, votedAlike)],
  'zab.discovery.asksAgain': [
    of(/has not heard of a new epoch/, /还没有听到新的纪元/, ({ is, was }) => is.acceptedEpoch === was.acceptedEpoch),
    always(
      /CEPOCH may be lost, \S+ may not know yet that it is elected, or too few may have reached it/,
      /CEPOCH 可能丢失了，\S+ 可能还不知道自己当选，也可能到它那里的服务器太少/,
      'what silence can mean',
    ),
  ],
  'zab.discovery.counted': [
    of(
      /A new epoch is to be later than those of a quorum/,
      /新的纪元要晚于法定人数的所有纪元/,
      ({ is, facts }) => is.leading?.epoch === 0 && names(facts.by).length < is.majority,
    ),
  ],
  'zab.discovery.newEpoch': [
    of(/accepts it itself, and sends NEWEPOCH/, /自己先接受，再发送 NEWEPOCH/, ({ is, was, facts }) => {
      const epoch = count(field(facts.acceptedEpoch, 'is'));
      return is.acceptedEpoch === epoch && epoch > was.acceptedEpoch && is.leading?.epoch === epoch;
    }),
  ],
  'zab.discovery.late': FACTS,
  'zab.discovery.outrun': [
    of(
      /It cannot follow \S+ in this epoch, so \S+ gives it up/,
      /它无法在这个纪元跟随 \S+，所以 \S+ 放弃这个纪元/,
      (seen) => count(seen.facts.theirs) > count(seen.facts.epoch) && looks(seen),
    ),
  ],
  'zab.discovery.accepts': [
    of(
      /From now on \S+ will take no history of an earlier epoch/,
      /从此 \S+ 绝不采用更早纪元的历史/,
      ({ is, was, facts }) =>
        is.acceptedEpoch === count(field(facts.acceptedEpoch, 'is')) && is.acceptedEpoch > was.acceptedEpoch,
    ),
  ],
  'zab.discovery.acceptedBefore': [
    of(/has accepted epoch \d+ already/, /已接受过纪元/, ({ was, facts }) => was.acceptedEpoch === facts.epoch),
  ],
  'zab.discovery.refuses': [of(/It looks for a leader again/, /它重新寻找领导者/, looks)],
  'zab.discovery.ackCounted': FACTS,
  'zab.discovery.chooses': [
    of(/have accepted epoch/, /接受了纪元/, enough),
    // With lost disks a quorum may have forgotten what it acknowledged.
    of(
      /What a quorum has acknowledged is in it/,
      /法定人数确认过的事务都在其中/,
      ({ kept, history, is, facts }) =>
        !kept ||
        decisions(history).every(
          ({ slot, epoch, during }) => during >= count(facts.epoch) || zxidAt(is.history, slot).epoch === epoch,
        ),
    ),
    of(
      /is more recent, and \S+ passes it over: that is the mistake/,
      /的历史更新，\S+ 却没有采用：错误就在这里/,
      ({ kept }) => !kept,
    ),
  ],
  'zab.sync.tells': FACTS,
  'zab.sync.takes': [
    of(
      /History and epoch \d+ belong on disk before ACK-LD is sent/,
      /历史与纪元 \d+ 应当先写入磁盘，再发送 ACK-LD/,
      ({ is, facts }) => is.unsaved === null && is.currentEpoch === count(field(facts.currentEpoch, 'is')),
    ),
    of(
      /acknowledges before its disk has it: that is the mistake/,
      /在写入磁盘之前就确认：错误就在这里/,
      ({ kept, is }) => !kept && is.unsaved !== null,
    ),
  ],
  'zab.sync.counted': FACTS,
  'zab.sync.established': [
    of(/have its history: a quorum/, /有了它的历史：达到法定人数/, enough),
    of(
      /Now \S+ leads/,
      /现在 \S+ 开始领导/,
      ({ role, history, node, facts }) => role === 'leader' && led(history, node, facts.epoch),
    ),
    of(/All that it inherited is committed/, /它继承的全部已提交/, ({ is }) => is.lastCommitted === is.history.length),
    of(
      /Only from here on does it take requests/,
      /从这时起它才接受请求/,
      ({ is }) => is.leading !== null && is.leading.pending.length === 0,
    ),
  ],
  'zab.sync.late': [
    of(/and repeats what it was sent: that is the mistake/, /却重复对方发来的 zxid：错误就在这里/, ({ kept }) => !kept),
  ],
  'zab.sync.commits': [
    of(/\S+ is established/, /\S+ 已确立/, ({ history, facts, is }) => led(history, facts.leader, is.currentEpoch)),
    of(/and takes part in the broadcast/, /并参与广播/, ({ role }) => role === 'follower'),
  ],
  'zab.broadcast.proposes': FACTS,
  'zab.broadcast.appends': FACTS,
  'zab.broadcast.counted': [
    of(/Nothing waits to be committed/, /没有等待提交的事务/, ({ is }) => is.lastCommitted === is.history.length),
  ],
  'zab.broadcast.commits': [
    of(
      /have acknowledged \S+, and with it all before: a quorum/,
      /确认了 \S+，也就确认了它之前的全部：达到法定人数/,
      (seen) =>
        enough(seen) && (!seen.kept || names(seen.facts.by).every((id) => has(serverOf(seen, id), seen.facts.upTo))),
    ),
  ],
  'zab.broadcast.delivers': [
    of(
      /has committed \S+, which is the next here/,
      /已提交 \S+，正是这里的下一个/,
      ({ was, is, facts }) => is.lastCommitted === was.lastCommitted + 1 && is.lastCommitted === facts.index,
    ),
  ],
  'zab.broadcast.gap': [
    of(/No message was lost/, /没有消息丢失/, newNumber),
    of(/begins anew, to get the whole history/, /从头来过，以得到完整的历史/, looks),
  ],
  'zab.stream.broken': [
    of(
      /It does not guess what is missing: it looks for a leader again/,
      /它不猜测缺了什么：它重新寻找领导者/,
      (seen) => {
        return looks(seen) && !newNumber(seen);
      },
    ),
  ],
  'zab.ping.sent': FACTS,
  'zab.ping.answered': FACTS,
  'zab.quorum.there': [of(/a quorum\. It goes on/, /台。它继续下去/, (seen) => enough(seen) && seen.role === 'leader')],
  'zab.quorum.lost': [
    of(/its patience is over/, /耐心已尽/, looks),
    of(/and too few told it their epochs in time\. It gives up/, /但及时告诉它纪元的服务器太少。它放弃/, looks),
    always(/Without one it can commit nothing/, /没有法定人数，它什么也提交不了/, 'a quorum is what commits'),
  ],
  'zab.leader.lost': [
    always(
      /The leader may be down or cut off, or slow: \S+ cannot tell which/,
      /领导者可能崩溃、被隔断或者太慢：\S+ 分辨不出是哪一种/,
      'what silence can mean',
    ),
  ],
  'zab.message.aside': [
    of(
      /It does not belong to what \S+ does now/,
      /它与 \S+ 现在做的事无关/,
      ({ is, was }) => is.history === was.history && is.lastCommitted === was.lastCommitted,
    ),
  ],
  'zab.client.read': [
    always(
      /Another server may have delivered more: ZooKeeper promises one order, not the newest value/,
      /别的服务器可能交付得更多：ZooKeeper 保证的是同一个顺序，不是最新的值/,
      'a read asks nobody',
    ),
  ],
  'zab.client.redirected': [
    of(
      /The client has to ask again/,
      /客户端必须再问/,
      ({ role, is }) => role !== 'leader' && (is.leaderId === null || role === 'elected'),
    ),
  ],
  'zab.client.forgotten': [
    of(/and not committed/, /没有提交/, ({ was, facts }) => was.lastCommitted < count(facts.index)),
    always(
      /It may survive or be cut off: \S+ cannot say, so it does not answer/,
      /它可能留存，也可能被截掉：\S+ 说不准，所以不回答/,
      'nobody knows what the next quorum has',
    ),
  ],
};

const OPTIONS = { notify: 60_000, finalize: 20_000, connect: 40_000, patience: 120_000, ping: 30_000 } as const;

export const declared: Declared = {
  claims,
  shapes: [
    { counts: { nodes: 3 }, options: OPTIONS },
    { counts: { nodes: 5 }, options: OPTIONS },
    { counts: { nodes: 1 }, options: OPTIONS },
  ],
};
