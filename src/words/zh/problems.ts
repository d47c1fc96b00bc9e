import type { ProblemWords, ToldProblem } from '../problems.ts';

const found = (told: ToldProblem) => (told.found === '' ? '这一行到此结束' : `这里写的是“${told.found}”`);

export const problemsZh: ProblemWords = {
  nouns: {
    node: '一个节点',
    duration: '一段时间，例如 150ms 或 1.2s',
    range: '一个时间范围，例如 10..20ms',
    chance: '一个概率，例如 10% 或 0.1',
    speed: '一个速度，例如 1.5',
    number: '一个整数',
    text: '双引号中的文字',
    value: '一个值',
    line: '状态面板中的一行，例如 votedFor 或 "matchIndex S2"',
    epoch: '一个纪元，例如 2',
    epochs: '若干纪元，例如 1,1,2，或 none',
    envelope: '一条在途消息，例如 S2->S3 加消息种类，或 #12',
    statement: '一条语句',
    predicate: '一个条件',
    setting: '一项设置',
    end: '行尾',
  },
  place: (line, column) => (column === undefined ? `第 ${line} 行：` : `第 ${line} 行第 ${column} 列：`),
  letters: {
    '0000': '空字符',
    '00A0': '不换行空格',
    '00AD': '软连字符',
    '2013': '短破折号',
    '2014': '长破折号',
    '2018': '弯单引号',
    '2019': '弯单引号',
    '201C': '弯引号',
    '201D': '弯引号',
    '2026': '省略号',
    '200B': '零宽空格',
    '200C': '零宽不连字',
    '200D': '零宽连字',
    '200E': '从左至右标记',
    '200F': '从右至左标记',
    '2028': '行分隔符',
    '2029': '段落分隔符',
    '202F': '窄不换行空格',
    '2060': '单词连接符',
    '2212': '减号',
    '3000': '全角空格',
    FEFF: '字节顺序标记',
    FFFD: '表示解码失败的替换字符',
  },
  odd: {
    seen: (letter) => `“${letter}”`,
    unseen: '看不见的字符',
    at: (named, number, column, instead) => {
      const todo = instead === '' ? '请把它删去' : `请改为输入${instead === ' ' ? '空格' : ` ${instead} `}`;
      return `第 ${column} 列的字符是${named}（${number}）：${todo}。`;
    },
  },
  sentences: {
    textTooLarge: (told) => `这个场景有 ${told.found} 个字符，最多只能打开 ${told.expected} 个。请把它缩短。`,
    tooManyStatements: (told) => `一个场景最多有 ${told.expected} 条语句。请删去这一行之后的内容。`,
    noVersion: (told) => `场景要以版本开头。请在第一行写上“${told.expected}”。`,
    futureVersion: (told) =>
      `这个场景的版本是 ${told.found}，而本页面最多读到版本 ${told.expected}。请用更新的 Quorum Lab 打开。`,
    unexpected: (told) => `${found(told)}，而此处应为：${told.expected}。`,
    unknown: (told) => `这里不认识“${told.found}”。请从这些里选一个：${told.expected}。`,
    outOfBounds: (told) => `“${told.found}”超出了范围。请改用 ${told.expected}。`,
    repeated: (told) => `“${told.found}”前面已经写过。请只保留其中一个。`,
    tooLate: (told) => `“${told.found}”要写在第一个动作之前。请把这一行移到前面。`,
    noProtocol: (told) => `首先要写明协议。请在这一行之前写上一行，例如“${told.expected}”。`,
    startRefused: (told) => `节点不能以“${told.found}”开始。请改正字段 ${told.expected}。`,
    // 协议自己的句子。
    setupRefused: (told) => told.expected,
    clash: (told) => `错误“${told.found}”和“${told.expected}”修改同一条规则，不能同时使用。请去掉其中一个。`,
    meaningless: (told) => `“${told.found}”对这个协议的状态机没有意义。请换成例如“${told.expected}”这样的命令。`,
    backwards: (told) =>
      `时间不会倒流：前面已有一行在 ${told.expected}。请写 ${told.expected} 或更晚，或把这一行移到前面。`,
    notAScenario: (told) =>
      `这不是 JSON 形式的场景：${told.found} 处应为 ${told.expected}。公开的 schema 说明了它的形式。`,
    empty: () => '链接是空的。请回到原处重新复制。',
    damaged: () => '链接已损坏：有些字符被改动了，或者末尾缺失。请回到原处重新完整复制。',
    truncated: () => '链接的末尾缺失了。请回到原处重新完整复制。',
    linkTooLarge: (told) => `链接的内容超过 ${told.expected} 个字符，因此没有打开。请让作者给一个更短的场景。`,
    futureLink: (told) =>
      `这个链接的版本是 ${told.found}，而本页面最多能打开版本 ${told.expected}。请刷新页面以取得最新的 Quorum Lab。`,
    unknownScenario: (told) =>
      `场景库里没有“${told.found}”，也可能是链接的末尾缺失了。现有的场景是：${told.expected}。`,
    badTime: (told) =>
      `${told.found === '' ? '链接里缺少时刻' : `链接里的时刻“${told.found}”无法识别`}，因此停在开头。链接的末尾可能缺失，请回到原处重新完整复制。`,
    behindTime: (told) => `链接的时刻后面多出了“${told.found}”，已略去：运行停在 ${told.expected}。`,
    badFuture: (told) =>
      `链接要求的分支“${told.found}”在这次运行中没有，因此展示第一个。链接的末尾可能缺失，请回到原处重新完整复制。`,
    cutBehind: () => '链接的末尾缺失了：运行已打开，停在链接余下部分所说的时刻。请回到原处重新完整复制。',
    noSuchLine: (told) => `那里没有名为“${told.found}”的行。现有：${told.expected}。`,
    limit: (told) => `“${told.found}”在 ${told.expected} 内没有成立。场景没有等它，继续进行了。`,
    still: (told) => `“${told.found}”没有成立，而且不会再有事情自行发生。请先送达一条消息或触发一个定时器。`,
    inThePast: (told) => `这个动作的时间已经过去。请给它 ${told.expected} 或更晚的时间。`,
    noSuchNode: () => '这个集群里没有叫这个名字的节点。',
    noLeader: () => '那一刻没有领导者。请先让某个节点当选，或写明节点的名字。',
    noSuchEnvelope: (told) => `没有这样的在途消息：${told.found}。请看看有哪些消息在途，再指明其中一条。`,
    noSuchTimer: (told) => `这个定时器没有设定：${told.found}。只有已设定的定时器才能触发。`,
    alreadyCrashed: (told) => `${told.found} 已经崩溃了。请先重启它。`,
    notCrashed: (told) => `${told.found} 没有崩溃。请先让它崩溃。`,
    notUp: (told) => `${told.found} 没有在运行。请先重启或恢复它。`,
    notPaused: (told) => `${told.found} 没有暂停。请先暂停它。`,
    takesNoRequests: (told) =>
      `${told.found} 不接受客户端的请求。${told.expected === '' ? '' : `请改为向这些节点之一发出请求：${told.expected}。`}`,
    notFirst: () => '这里的信道保持先后次序：在这条消息之前发出的消息还在途中。请先送达那一条。',
    notInFifo: () => '这里的信道保持先后次序，不会重复任何消息。',
    noCommand: (told) => `这个协议的状态机不认识命令 ${told.found}。`,
    badSetting: (told) => `这项设置超出了范围：${told.found}。`,
  },
};
