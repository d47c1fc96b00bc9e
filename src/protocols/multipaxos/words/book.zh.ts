// The rule book of Multi-Paxos, in Chinese.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    slots: { title: '一连串的决定', lead: '一次 Paxos 决定一个值；一个服务需要一连串命令。' },
    leader: { title: '找出领导者', lead: '谁都可以试着领导。安全不需要领导者，进展需要。' },
    phase1: {
      title: '阶段一，一次管所有槽位',
      lead: '一个 Prepare 请求、每台服务器一个承诺，就对某个槽位起的无穷多个槽位有效。',
    },
    phase2: { title: '阶段二，逐个槽位', lead: '平稳的时候，一条命令只要这些。' },
    learning: { title: '得知决定', lead: '领导者计数，再告诉别人。决定不会再变，谁知道都可以转告。' },
    applying: { title: '执行，并答复客户端', lead: '槽位可以按任何顺序决定；命令要按槽位的顺序执行。' },
  },
  headings: {
    alive: '保持领导',
    acceptor: '每台服务器，作为接受者',
    candidate: '想要领导的服务器',
    leader: '领导者，作为提议者',
    deciding: '领导者收到接受的响应时',
    catchingUp: '错过了什么的服务器',
  },
  points: {
    stateMachine: { name: '复制状态机', text: '所有服务器从同一起点、按同一顺序执行同样的命令，于是到达同一状态。' },
    instances: {
      name: '一个槽位一次 Paxos',
      text: '槽位 i 是独立的一次 Paxos，选定的值就是第 i 条命令。每台服务器在每个槽位里兼任所有角色。',
    },
    safety: {
      name: '每个槽位所守的',
      text: '和 Paxos 一样：不接受低于承诺的提议；提议多数报告中编号最高的值，若多数没有报告任何值，才可以随意提议。',
    },
  },
  rules: {
    'multipaxos.follower.begins': '启动时是跟随者，带着磁盘上的内容：承诺、轮次，以及每个槽位里接受或得知的值。',
    'multipaxos.prepare.started':
      '一个选举超时之内没有领导者的消息，就取一个高于听到过的一切的编号，为所有自己不知道结果的槽位发送 Prepare 请求。',
    'multipaxos.prepare.again': '阶段一拖过一个选举超时，就换更高的编号再试。',
    'multipaxos.leader.stepsDown': '听说有高于自己的编号，就放弃自己的，无论正在准备还是已在领导。',
    'multipaxos.heartbeat.due': '领导者定时发声，使别人不去争；并说明自己知道已决定到哪个槽位。',
    'multipaxos.heartbeat.heard': '不低于承诺的心跳，使选举计时重新开始。',
    'multipaxos.heartbeat.refused': '低于承诺的心跳来自过去的领导者：告诉它这一点。',
    'multipaxos.promise.given': '承诺在任何槽位都不再做低于此编号的事，并报告从指定槽位起各槽位里接受过什么。',
    'multipaxos.promise.repeated': '同样的 Prepare 请求再来，再承诺一次。',
    'multipaxos.promise.refused': '低于承诺的 Prepare 请求被拒绝，并告知承诺过的编号。',
    'multipaxos.promise.counted': '每台服务器只计一次；每个槽位留下编号最高的报告。',
    'multipaxos.promise.late': '够多数之后才到的承诺不改变什么。',
    'multipaxos.prepare.resent': '没有响应的，再问一次。',
    'multipaxos.reply.stale': '对更早编号、或已离开的角色的响应，放到一边。',
    'multipaxos.leader.elected': '得到多数的承诺，就在所有槽位里领导。',
    'multipaxos.slot.adopted': '有报告的槽位，提议编号最高的那个值：如果已有值选定，就是它。',
    'multipaxos.slot.filled': '在有报告的槽位之前的空槽位里，提议什么也不做的命令，让后面的不必等。',
    'multipaxos.client.proposed': '把客户端的命令提议到下一个空槽位，向所有服务器发送：只需要阶段二。',
    'multipaxos.client.waits': '提议不能超出已决定的槽位太远，窗口有限：在此之前命令要等。',
    'multipaxos.slot.preparedAgain': '关掉选项 skipPhase1，领导者就为每个槽位重做阶段一，好看出代价。',
    'multipaxos.accept.resent': '没有得到响应的，向没有响应的再发一次。',
    'multipaxos.accept.given': '只要没有承诺过更高的编号，就接受：写进磁盘上的这个槽位，并响应。',
    'multipaxos.accept.repeated': '已经接受过的再确认一次；仍然只算一票。',
    'multipaxos.accept.refused': '低于承诺的提议被拒绝，并告知承诺过的编号。',
    'multipaxos.accepted.counted': '统计每个槽位有谁接受，每台服务器只计一次，只计这个编号的。',
    'multipaxos.accepted.late': '槽位已决定之后才到的接受，不改变什么。',
    'multipaxos.slot.decided': '多数在同一编号里接受了，槽位就决定了，不再改变。告诉所有人。',
    'multipaxos.decision.learned': '被告知一个决定，就记下来，不管它是在哪个编号里决定的。',
    'multipaxos.decision.known': '再被告知一次，不改变什么。',
    'multipaxos.decision.gap': '可能知道某个槽位已决定，却不知道它前面的：先留着，等。',
    'multipaxos.replica.lags': '听说别人知道的决定比自己多，就去问。',
    'multipaxos.replica.told': '被问到的，把知道的决定告诉对方，一条消息能装多少就多少。',
    'multipaxos.replica.nothingToTell': '不知道更多的，就不响应。',
    'multipaxos.replica.applied': '前面所有槽位的命令都执行过，才执行这个槽位的。',
    'multipaxos.client.answered': '命令已决定、已执行，才答复客户端。',
    'multipaxos.client.redirected': '只有领导者提议：其他服务器说出领导者是谁（如果知道）。',
    'multipaxos.client.forgotten':
      '让位的领导者，或槽位被别的命令占去的领导者，说不准客户端的命令会怎样：客户端得重新询问。',
  },
};
