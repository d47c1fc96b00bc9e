// What is said when a rule of Zab decided, in Chinese.

import type { RulesWords, Told } from '../../../speech/about.ts';
import { entriesOf, field, is, names, text, was } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

/** `S3（纪元 1，末条 zxid 1.2）`. */
const vote = (fact: Told['facts'][string] | undefined) =>
  `${text(field(fact, 'leader'))}（纪元 ${text(field(fact, 'epoch'))}，末条 zxid ${text(field(fact, 'zxid'))}）`;
const quorum = (facts: Told['facts']) =>
  `到目前为止：${list(names(facts.by)) || '无'}；法定人数为 ${text(facts.needed)} 台。`;

export const words: RulesWords<typeof protocol> = {
  rules: {
    'zab.election.begins': {
      name: '选举开始',
      headline: ({ node, facts }) => `${node} 在第 ${is(facts.round)} 轮寻找领导者`,
      why: ({ node, facts }) =>
        `${node} 现在不跟随谁。它开始新的一轮，先投自己：纪元 ${text(field(facts.vote, 'epoch'))}，末条 zxid ${text(field(facts.vote, 'zxid'))}，并告诉所有服务器。`,
    },
    'zab.election.again': {
      name: '再次告知选票',
      headline: ({ node }) => `${node} 再次告知自己的选票`,
      why: ({ node, facts }) =>
        `在第 ${text(facts.round)} 轮，${node} 投给 ${vote(facts.vote)}，到现在没有找到领导者。通知可能丢失了，接收者也可能崩溃了。`,
    },
    'zab.election.better': {
      name: '改投更好的',
      headline: ({ node, facts }) => `${node} 改投 ${text(field(facts.vote, 'leader'))}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 投给 ${vote(facts.vote)}，而 ${node} 原来投给 ${vote(facts.was)}。纪元新的更好，其次 zxid 新的，再次服务器编号大的。${quorum(facts)}`,
      facts: { was: '原来的选票' },
    },
    'zab.election.counted': {
      name: '计票',
      headline: ({ node, facts }) => `${node} 听到 ${text(facts.from)} 投给 ${text(field(facts.theirs, 'leader'))}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 投给 ${vote(facts.theirs)}，并不比 ${node} 的选票更好：${vote(facts.vote)}。与 ${node} 投得一样的：${list(names(facts.by))}；法定人数为 ${text(facts.needed)} 台。`,
      facts: { theirs: '它的选票' },
    },
    'zab.election.laterRound': {
      name: '更晚的一轮',
      headline: ({ node, facts }) => `${node} 进入第 ${is(facts.round)} 轮`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 在第 ${is(facts.round)} 轮，而 ${node} 在第 ${was(facts.round)} 轮。早先一轮的选票不再计入；${node} 与自己最初的选票 ${vote(facts.own)} 比较，现在投给 ${vote(facts.vote)}。`,
      facts: { own: '自己最初的选票', theirs: '听到的选票' },
    },
    'zab.election.earlierRound': {
      name: '更早的一轮',
      headline: ({ node, facts }) => `${node} 告诉 ${text(facts.from)} 自己在更晚的一轮`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 在第 ${text(facts.theirs)} 轮，${node} 在第 ${text(facts.round)} 轮。这张选票不计入，${node} 用自己的选票作答。`,
      facts: { theirs: '它的轮次' },
    },
    'zab.election.told': {
      name: '告诉寻找者',
      headline: ({ node, facts }) =>
        `${node} 告诉 ${text(facts.to)}：自己${facts.state === 'leading' ? '已当选' : `跟随 ${text(facts.leader)}`}`,
      why: ({ node, facts }) =>
        `${text(facts.to)} 在寻找领导者，而 ${node} 没有在找：在第 ${text(facts.round)} 轮，它${facts.state === 'leading' ? '自己当选了' : `找到了 ${text(facts.leader)}`}。法定人数都这样回答，${text(facts.to)} 就能加入。`,
    },
    'zab.election.heard': {
      name: '不在寻找的服务器',
      headline: ({ node, facts }) =>
        `${node} 听说 ${text(facts.from)} ${facts.state === 'leading' ? '已当选' : `跟随 ${text(facts.leader)}`}`,
      why: ({ node, facts }) =>
        `它说的是第 ${text(facts.round)} 轮。要加入，${node} 需要法定人数都这样说，包括领导者自己：到目前为止 ${list(names(facts.by))}；法定人数为 ${text(facts.needed)} 台。`,
    },
    'zab.election.joins': {
      name: '加入已有领导者的集群',
      headline: ({ node, facts }) => `${node} 加入：它跟随 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} 说的都是 ${text(facts.leader)}：达到法定人数，其中有 ${text(facts.leader)} 自己。${node} 不问自己的选票是否更好。它发送 CEPOCH：自己最后接受的纪元是 ${text(facts.acceptedEpoch)}。`,
    },
    'zab.election.elected': {
      name: '当选，尚未领导',
      headline: ({ node }) => `${node} 当选`,
      why: ({ node, facts }) =>
        `在第 ${text(facts.round)} 轮，${list(names(facts.by))} 投给了 ${node}，等待期间没有听到更好的。它还没有领导：先要找到新的纪元和最新的历史，并让法定人数采用它。`,
    },
    'zab.election.follows': {
      name: '跟随当选者',
      headline: ({ node, facts }) => `${node} 跟随 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `在第 ${text(facts.round)} 轮，${list(names(facts.by))} 投给了 ${text(facts.leader)}，等待期间没有听到更好的。${node} 发送 CEPOCH：自己最后接受的纪元是 ${text(facts.acceptedEpoch)}。`,
    },
    'zab.discovery.asksAgain': {
      name: '重发 CEPOCH',
      headline: ({ node, facts }) => `${node} 再次向 ${text(facts.leader)} 发送 CEPOCH`,
      why: ({ node, facts }) =>
        `${node} 还没有听到新的纪元。CEPOCH 可能丢失了，${text(facts.leader)} 可能还不知道自己当选，也可能到它那里的服务器太少。`,
    },
    'zab.discovery.counted': {
      name: '跟随者的纪元',
      headline: ({ node, facts }) => `${node} 得知 ${text(facts.from)} 接受过纪元 ${text(facts.theirs)}`,
      why: ({ facts }) => `新的纪元要晚于法定人数的所有纪元。${quorum(facts)}`,
      facts: { theirs: '它接受过的纪元' },
    },
    'zab.discovery.newEpoch': {
      name: '新的纪元',
      headline: ({ node, facts }) => `${node} 提出纪元 ${is(facts.acceptedEpoch)}`,
      why: ({ node, facts }) =>
        `法定人数说出了各自最后接受的纪元：${entriesOf(facts.epochs)
          .map(([id, epoch]) => `${id} ${text(epoch)}`)
          .join('，')}。${node} 取其中最晚者的下一个，即 ${is(facts.acceptedEpoch)}，自己先接受，再发送 NEWEPOCH。`,
      facts: { epochs: '接受过的纪元' },
    },
    'zab.discovery.late': {
      name: '给后来者的 NEWEPOCH',
      headline: ({ node, facts }) => `${node} 向 ${text(facts.from)} 发送 NEWEPOCH ${text(facts.epoch)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 接受过纪元 ${text(facts.theirs)}，来找 ${node}；而 ${node} 的纪元已经选定：${text(facts.epoch)}。`,
      facts: { theirs: '它接受过的纪元' },
    },
    'zab.discovery.outrun': {
      name: '跟随者的纪元更晚',
      headline: ({ node, facts }) => `${node} 重新寻找：${text(facts.from)} 接受过更晚的纪元`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 接受过纪元 ${text(facts.theirs)}，而 ${node} 的纪元是 ${text(facts.epoch)}。它无法在这个纪元跟随 ${node}，所以 ${node} 放弃这个纪元：下一个要比两者都晚。`,
      facts: { theirs: '它接受过的纪元' },
    },
    'zab.discovery.accepts': {
      name: '接受纪元',
      headline: ({ node, facts }) => `${node} 接受 ${text(facts.leader)} 的纪元 ${is(facts.acceptedEpoch)}`,
      why: ({ node, facts }) =>
        `它晚于 ${node} 上次接受的 ${was(facts.acceptedEpoch)}。从此 ${node} 绝不采用更早纪元的历史。ACK-E 带着它自己的历史：纪元 ${text(facts.currentEpoch)}，末条 zxid ${text(facts.lastZxid)}。`,
    },
    'zab.discovery.acceptedBefore': {
      name: '先前接受过的纪元',
      headline: ({ node, facts }) => `${node} 先前已接受纪元 ${text(facts.epoch)}`,
      why: ({ node, facts }) =>
        `${node} 已接受过纪元 ${text(facts.epoch)}，也许是另一台服务器的。它发送自己的历史，并说明自己不计入：一个纪元只接受一次。`,
    },
    'zab.discovery.refuses': {
      name: '拒绝更早的纪元',
      headline: ({ node, facts }) => `${node} 拒绝 ${text(facts.leader)} 的纪元 ${text(facts.epoch)}`,
      why: ({ node, facts }) => `${node} 接受过更晚的纪元 ${text(facts.acceptedEpoch)}。它重新寻找领导者。`,
    },
    'zab.discovery.ackCounted': {
      name: '跟随者的历史',
      headline: ({ node, facts }) => `${node} 得到 ${text(facts.from)} 的历史`,
      why: ({ node, facts }) =>
        `${facts.promise === true ? `${text(facts.from)} 接受了纪元 ${text(facts.epoch)}。` : `${text(facts.from)} 先前就接受过纪元 ${text(facts.epoch)}，所以不计入。`}法定人数接受后，${node} 就选择。${quorum(facts)}`,
      facts: { promise: '计入' },
    },
    'zab.discovery.chooses': {
      name: '最新的历史',
      headline: ({ node, facts }) =>
        facts.whose === node ? `${node} 保留自己的历史` : `${node} 采用 ${text(facts.whose)} 的历史`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} 接受了纪元 ${text(facts.epoch)}。纪元晚的更新，其次 zxid 晚的：${entriesOf(
          facts.summaries,
        )
          .map(([id, summary]) => `${id} ${text(summary)}`)
          .join(
            '，',
          )}。${facts.passedOver === undefined ? '法定人数确认过的事务都在其中。' : `${text(facts.passedOver)} 的历史更新，${node} 却没有采用：错误就在这里。`}${node} 把它作为 NEWLEADER 发出。`,
      facts: { summaries: '纪元与末条 zxid', whose: '谁的历史', passedOver: '未采用的', cutOff: '截掉' },
    },
    'zab.sync.tells': {
      name: '给后来者的 NEWLEADER',
      headline: ({ node, facts }) => `${node} 把自己的历史发给 ${text(facts.to)}`,
      why: ({ node, facts }) =>
        `${text(facts.to)} 发来了 ACK-E，而纪元 ${text(facts.epoch)} 的历史已经选定。它以 zxid ${text(facts.lastZxid)} 结尾；${node} 接下来广播的在同一通道上随后到达。`,
    },
    'zab.sync.takes': {
      name: '采用领导者的历史',
      headline: ({ node, facts }) => `${node} 采用 ${text(facts.leader)} 的历史`,
      why: ({ node, facts }) =>
        `它自己的历史被替换：增加 ${text(facts.added)} 个事务，截掉 ${text(facts.cutOff)} 个；末条 zxid 为 ${text(facts.lastZxid)}。${facts.unsaved === true ? `${node} 在写入磁盘之前就确认：错误就在这里。` : `历史与纪元 ${is(facts.currentEpoch)} 应当先写入磁盘，再发送 ACK-LD。`}`,
      facts: { added: '增加', cutOff: '截掉', unsaved: '未写入磁盘' },
    },
    'zab.sync.counted': {
      name: '谁已采用历史',
      headline: ({ node, facts }) => `${node} 得知 ${text(facts.from)} 已采用它的历史`,
      why: ({ node, facts }) => `法定人数采用后，${node} 就确立为纪元 ${text(facts.epoch)} 的领导者。${quorum(facts)}`,
    },
    'zab.sync.established': {
      name: '领导者确立',
      headline: ({ node, facts }) => `${node} 领导纪元 ${text(facts.epoch)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} 有了它的历史：达到法定人数。现在 ${node} 开始领导。它继承的全部已提交，其中 ${text(facts.committed)} 个事务它先前没有交付过，不管当初由谁广播。从这时起它才接受请求。`,
      facts: { zxid: '已提交到', committed: '新交付' },
    },
    'zab.sync.late': {
      name: '给后来者的 COMMIT-LD',
      headline: ({ node, facts }) => `${node} 告诉 ${text(facts.to)} 已提交到 ${text(facts.zxid)}`,
      why: ({ node, facts }) =>
        `${text(facts.to)} 已采用直到 ${text(facts.acked)} 的历史。${facts.zxid === facts.committed ? `${node} 如今已提交到 ${text(facts.committed)}，就这样告诉它。` : `${node} 已提交到 ${text(facts.committed)}，却重复对方发来的 zxid：错误就在这里。`}`,
      facts: { acked: '已采用到', zxid: '所告知的' },
    },
    'zab.sync.commits': {
      name: '交付继承的历史',
      headline: ({ node, facts }) => `${node} 交付直到 ${text(facts.zxid)} 的全部事务`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} 已确立。${node} 交付 ${text(facts.delivered)} 个事务，并参与广播。`,
      facts: { delivered: '交付' },
    },
    'zab.broadcast.proposes': {
      name: '广播事务',
      headline: ({ node, facts }) => `${node} 广播 ${text(facts.zxid)}：${text(facts.command)}`,
      why: ({ node, facts }) =>
        `客户端请求“${text(facts.command)}”。${node} 给它本纪元的下一个 zxid：${text(facts.zxid)}，${names(facts.to).length === 0 ? '没有别的服务器可发' : `发给 ${list(names(facts.to))}`}。`,
    },
    'zab.broadcast.appends': {
      name: '追加提议',
      headline: ({ node, facts }) => `${node} 追加 ${text(facts.zxid)}：${text(facts.command)}`,
      why: ({ node, facts }) =>
        `它的历史以 ${text(facts.before)} 结尾，下一个正是 ${text(facts.zxid)}。${node} 向 ${text(facts.leader)} 确认。`,
      facts: { before: '原来的末条 zxid' },
    },
    'zab.broadcast.counted': {
      name: '确认',
      headline: ({ node, facts }) => `${node} 得知 ${text(facts.from)} 已有 ${text(facts.zxid)}`,
      why: ({ facts }) =>
        facts.next === null ? '没有等待提交的事务。' : `下一个要提交的是 ${text(facts.next)}。${quorum(facts)}`,
      facts: { next: '下一个要提交的' },
    },
    'zab.broadcast.commits': {
      name: '达到法定人数',
      headline: ({ node, facts }) => `${node} 提交 ${text(facts.upTo)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} 确认了 ${text(facts.upTo)}，也就确认了它之前的全部：达到法定人数。${node} 从 ${text(facts.zxid)} 起依次交付到它，并告诉跟随者。得到回答的客户端：${text(facts.answered)} 个。`,
      facts: { upTo: '提交到', answered: '得到回答的客户端' },
    },
    'zab.broadcast.delivers': {
      name: '交付事务',
      headline: ({ node, facts }) => `${node} 交付 ${text(facts.zxid)}`,
      why: ({ facts }) =>
        `${text(facts.leader)} 已提交 ${text(facts.zxid)}，正是这里的下一个：索引 ${text(facts.index)} 之前的都已交付。`,
    },
    'zab.broadcast.gap': {
      name: '缺口',
      headline: ({ node, facts }) => `${node} 缺少 ${text(facts.zxid)} 之前的事务`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} 发来关于 ${text(facts.zxid)} 的 ${text(facts.message)}。没有消息丢失，然而 ${node} 的历史以 ${text(facts.lastZxid)} 结尾，交付到 ${text(facts.lastCommitted)}：接不上。${node} 从头来过，以得到完整的历史。`,
    },
    'zab.stream.broken': {
      name: '消息流中断',
      headline: ({ node, facts }) => `${node} 发现 ${text(facts.leader)} 的一条消息丢失了`,
      why: ({ node, facts }) =>
        `这是 NEWLEADER 之后的第 ${text(facts.n)} 条，而 ${node} 只听到 ${text(facts.streamed)} 条。它不猜测缺了什么：它重新寻找领导者，取得完整的历史。`,
      facts: { n: '编号', streamed: '已听到' },
    },
    'zab.ping.sent': {
      name: '领导者还在',
      headline: ({ node }) => `${node} 向跟随者发送 PING`,
      why: ({ node, facts }) => `${node} 处于纪元 ${text(facts.epoch)}。谁太久听不到消息，就去寻找别的领导者。`,
    },
    'zab.ping.answered': {
      name: '跟随者还在',
      headline: ({ node, facts }) => `${node} 响应 ${text(facts.leader)} 的 PING`,
      why: ({ node, facts }) =>
        `${node} 的耐心重新开始计时。它重复说明自己的历史到 ${text(facts.zxid)}，以防某个 ACK 丢失。`,
    },
    'zab.quorum.there': {
      name: '法定人数还在',
      headline: ({ node }) => `${node} 听到了法定人数的消息`,
      why: ({ node, facts }) =>
        `自上次查看以来，${node} 听到了 ${list(names(facts.by))}，包括它自己；法定人数为 ${text(facts.needed)} 台。它继续下去。`,
    },
    'zab.quorum.lost': {
      name: '失去法定人数',
      headline: ({ node }) => `${node} 缺少法定人数，重新寻找`,
      why: ({ node, facts }) =>
        facts.epoch === 0
          ? `${node} 当选了，但及时告诉它纪元的服务器太少。它放弃。`
          : `${node} 处于纪元 ${text(facts.epoch)}，耐心已尽：听到的有 ${list(names(facts.by))}；法定人数为 ${text(facts.needed)} 台。没有法定人数，它什么也提交不了。`,
    },
    'zab.leader.lost': {
      name: '失去领导者',
      headline: ({ node, facts }) => `${node} 放弃 ${text(facts.leader)}，重新寻找`,
      why: ({ node, facts }) =>
        `${node} 白等了 ${text(facts.leader)} ${text(facts.patience)} 毫秒。领导者可能崩溃、被隔断或者太慢：${node} 分辨不出是哪一种。`,
      facts: { patience: '耐心（毫秒）' },
    },
    'zab.message.aside': {
      name: '现在用不上',
      headline: ({ node, facts }) => `${node} 把 ${text(facts.from)} 的 ${text(facts.message)} 放在一边`,
      why: ({ node, facts }) =>
        `${facts.leaderId === null ? `${node} 没有领导者` : facts.leaderId === node ? `${node} 自己当选` : `${node} 跟随 ${text(facts.leaderId)}`}，已接受纪元 ${text(facts.acceptedEpoch)}${facts.epoch === null ? '' : `；消息属于纪元 ${text(facts.epoch)}`}。它与 ${node} 现在做的事无关。`,
    },
    'zab.client.read': {
      name: '用自己的状态回答读取',
      headline: ({ node, facts }) => `${node} 回答读取 ${text(facts.command)}：${text(facts.result)}`,
      why: ({ node, facts }) =>
        `${node} 已交付到 ${text(facts.zxid)}，不问别人就据此回答。别的服务器可能交付得更多：ZooKeeper 保证的是同一个顺序，不是最新的值。`,
      facts: { result: '结果' },
    },
    'zab.client.redirected': {
      name: '不是领导者',
      headline: ({ node, facts }) =>
        facts.leader === null ? `${node} 不知道领导者，无法告诉客户端` : `${node} 让客户端去找 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `${node} 现在不提供服务，也不知道谁在领导。客户端必须再问。`
          : `只有已确立的领导者接受写入，而 ${node} 跟随 ${text(facts.leader)}。`,
    },
    'zab.client.forgotten': {
      name: '忘记客户端',
      headline: ({ node }) => `${node} 不再领导，忘记了一个客户端`,
      why: ({ node, facts }) =>
        `索引 ${text(facts.index)} 处的事务在纪元 ${text(facts.epoch)} 广播过，没有提交。它可能留存，也可能被截掉：${node} 说不准，所以不回答。`,
    },
  },
  invariants: {
    'zab.Leadership': { name: '每个纪元一个领导者', statement: '一个纪元至多有一台服务器确立为领导者。' },
    'zab.PrefixConsistency': { name: '同一前缀', statement: '任何两台服务器在同一索引处交付过的事务都相同。' },
    'zab.Integrity': { name: '完整性', statement: '服务器交付的，都是某个已确立的领导者广播过的。' },
    'zab.LocalPrimaryOrder': {
      name: '本地主序',
      statement: '一个领导者广播的事务，只有在它之前广播的都已交付后才交付。',
    },
    'zab.GlobalPrimaryOrder': { name: '全局主序', statement: '沿着任何一份历史，纪元从不变小。' },
    'zab.PrimaryIntegrity': { name: '主完整性', statement: '领导者只有在交付了继承的全部之后才广播。' },
    'zab.EpochMonotone': {
      name: '纪元只增不减',
      statement: '只要没有磁盘丢失，服务器的纪元就不会变小，也不会采用它没有接受过的纪元的历史。',
    },
    'zab.NoGap': { name: '没有缺口', statement: '听到了领导者发来的全部消息的跟随者，不缺任何事务。' },
  },
  sometimes: {
    'zab.aLeaderIsEstablished': '有领导者确立',
    'zab.survives': '新领导者提交了先前领导者只是广播过的事务',
    'zab.discarded': '没有谁交付过的事务被截掉',
    'zab.epochSkipped': '有一个纪元没有确立领导者就过去了',
    'zab.staleRead': '读取得到旧值',
    'zab.lateJoiner': '有跟随者加入已确立的领导者',
  },
};
