import type { TranslationWords } from '../translation.ts';

export const translationZh: TranslationWords = {
  because: {
    noSuchNode: '这里的集群没有这个节点',
    size: '这里不能有这么大的集群',
    variant: '去掉的规则只属于原来的协议',
    noSuchOption: '这个协议没有这个选项',
    doesNotFit: '这个协议不接受这个值',
    noSuchField: '这个协议的节点不在磁盘上保存这个字段',
    noSuchTimer: '这个协议没有这个定时器',
    itsMessage: '它指的是原来那次运行中的一条消息，而这个协议发送的是自己的消息',
    noSuchCommand: '这条命令对这个协议没有意义',
    takesNoRequests: '这个节点在这里不接受请求',
    noSuchCondition: '它提到了这个协议没有的东西',
    ranAsLong: '改为让时间流逝，与原来那次运行所用的一样长',
    impossible: '轮到它时，在这次运行中做不到',
    doesNotHold: '它在这次运行中不成立',
    itsWords: '这些话讲的是原来那次运行',
    otherFuture: '这是原来那次运行的另一个分支',
  },
};
