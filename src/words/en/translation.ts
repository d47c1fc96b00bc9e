import type { TranslationWords } from '../translation.ts';

export const translationEn: TranslationWords = {
  because: {
    noSuchNode: 'the cluster has no such node here',
    size: 'a cluster of that size is not possible here',
    variant: 'a deliberate mistake belongs to the protocol it was made in',
    noSuchOption: 'this protocol has no such option',
    doesNotFit: 'this protocol does not accept the value',
    noSuchField: 'a node of this protocol does not keep such a field on its disk',
    noSuchTimer: 'this protocol has no such timer',
    itsMessage: 'it names one message of the other run, and this protocol sends messages of its own',
    noSuchCommand: 'the command means nothing to this protocol',
    takesNoRequests: 'this node takes no requests here',
    noSuchCondition: 'it names something that this protocol does not have',
    ranAsLong: 'instead, as much time passes as it took in the other run',
    impossible: 'when its turn comes, it is not possible in this run',
    doesNotHold: 'it does not hold in this run',
    itsWords: 'the words tell of the other run',
    otherFuture: 'another future of the other run',
  },
};
