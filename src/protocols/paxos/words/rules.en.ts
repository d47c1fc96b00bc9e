// What is said when a rule of single-decree Paxos decided, in English: read after the first screen stands.

import type { RulesWords } from '../../../speech/about.ts';
import { count, entriesOf, is, names, text, was } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const times = (n: number) => (n === 1 ? 'once' : `${n} times`);
const promises = (n: number) => (n === 1 ? '1 promise' : `${n} promises`);
const acceptances = (n: number) => (n === 1 ? '1 acceptance' : `${n} acceptances`);
const make = (n: number) => (n === 1 ? 'makes' : 'make');
/** `1.1 tea` as ballot and value. */
const proposal = (told: string) => {
  const [ballot, ...value] = told.split(' ');
  return `“${value.join(' ')}” in ballot ${ballot}`;
};
/** Whether one ballot is above another: `2.1` above `1.3`. */
const isAbove = (a: string, b: string) => {
  const [[round = 0, owner = 0], [otherRound = 0, otherOwner = 0]] = [a, b].map((name) =>
    name.split('.').map(Number),
  ) as [number[], number[]];
  return round === otherRound ? owner > otherOwner : round > otherRound;
};
/** Who asked: a node that plays several roles also asks itself. */
const asker = (node: string, from: string, role: string) => (node === from ? `its own ${role}` : from);
const own = (node: string, from: string) => (node === from ? 'Its own acceptor' : from);

export const words = {
  rules: {
    'paxos.node.begins': {
      name: 'A node begins',
      headline: ({ node }) => `${node} starts and knows nothing yet`,
      why: ({ node, facts }) =>
        ({
          node: `The disk of ${node} holds nothing: it knows of no promise, no acceptance and no ballot of its own. It waits for a client or for a message.`,
          proposer: `The disk of ${node} holds nothing: it knows of no ballot that it started. It waits for a client that asks it to propose a value.`,
          acceptor: `The disk of ${node} holds nothing: it knows of no promise and no acceptance. It waits for a proposer.`,
          learner: `A learner keeps nothing on disk. ${node} waits to hear what acceptors have accepted.`,
        })[text(facts.part)] ?? `${node} begins. It waits for a message.`,
      facts: { part: 'part it plays' },
    },
    'paxos.node.remembers': {
      name: 'What survives a crash',
      headline: ({ node, facts }) =>
        facts.promised === undefined
          ? `${node} starts and remembers that it used round ${text(facts.round)}`
          : facts.accepted === null
            ? `${node} starts and remembers its promises: ${facts.promised === '0' ? 'none' : `ballot ${text(facts.promised)}`}`
            : `${node} starts and remembers that it accepted ${proposal(text(facts.accepted))}`,
      why: ({ node, facts }) =>
        facts.promised === undefined
          ? `A proposer writes its round to disk before anybody hears of it. The next round of ${node} is above ${text(facts.round)}, so that it uses no ballot twice.`
          : `What an acceptor promised and accepted has to be on its disk before it answers anybody. ${node} finds there: promised ${facts.promised === '0' ? 'nothing' : `ballot ${text(facts.promised)}`}, accepted ${facts.accepted === null ? 'nothing' : proposal(text(facts.accepted))}.`,
      facts: { round: 'highest round used' },
    },
    'paxos.client.waits': {
      name: 'A client waits',
      headline: ({ node, facts }) => `${node} is busy with ballot ${text(facts.ballot)}, so the client waits`,
      why: ({ node, facts }) =>
        `${node} is already trying to get a value chosen: its own is “${text(facts.own)}”. Only one value is to be chosen, so this client, who asked for “${text(facts.value)}”, waits to be told which one.`,
      facts: { request: 'request', value: 'value asked for', own: 'its own value' },
    },
    'paxos.client.answered': {
      name: 'The client is answered',
      headline: ({ node, facts }) => `${node} answers the client: “${text(facts.value)}” is chosen`,
      why: ({ node, facts }) =>
        facts.asked === facts.value
          ? `The client asked ${node} for “${text(facts.asked)}”, and that is the value chosen, in ballot ${text(facts.ballot)}. Where every rule is kept and no disk is lost, a chosen value is never replaced.`
          : `The client asked ${node} for “${text(facts.asked)}”, but what was chosen in ballot ${text(facts.ballot)} is “${text(facts.value)}”. Paxos chooses one value, not the value of everyone who asks.`,
      facts: { request: 'request', asked: 'value asked for', value: 'value chosen' },
    },
    'paxos.ballot.started': {
      name: 'A ballot begins',
      headline: ({ node, facts }) => `${node} starts ballot ${text(facts.ballot)}, to propose “${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `A client asked ${node} for “${text(facts.value)}”. Before it may propose, it asks all acceptors for a promise to ballot ${text(facts.ballot)}: round ${is(facts.round)}, above all it remembers, then its own number, which no other proposer has. ${promises(count(facts.needed))} ${make(count(facts.needed))} a quorum.`,
      facts: { request: 'request', needed: 'promises needed' },
    },
    'paxos.ballot.higher': {
      name: 'A higher ballot',
      headline: ({ node, facts }) => `${node} tries again with ballot ${is(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} has given up ballot ${was(facts.ballot)}, and asks for promises to a ballot above it and above every round it has heard of (${text(facts.heardRound)}). Its own value is still “${text(facts.value)}”; a value that the acceptors have accepted comes before it.`,
      facts: { heardRound: 'highest round heard of', needed: 'promises needed', value: 'its own value' },
    },
    'paxos.ballot.givenUp': {
      name: 'A ballot is given up',
      headline: ({ node, facts }) => `${node} gives up ballot ${text(facts.ballot)}: too few answer`,
      why: ({ node, facts }) =>
        `${node} sent its request again ${times(count(facts.again))} and has ${names(facts.answered).length} of ${text(facts.needed)} answers. Acceptors that have promised a higher ballot stay silent here, so it pauses, and then tries a higher one.`,
      facts: { again: 'times sent again', answered: 'who answered', needed: 'answers needed' },
    },
    'paxos.prepare.again': {
      name: 'Asked again',
      headline: ({ node, facts }) => `${node} asks ${list(names(facts.to))} again for a promise`,
      why: ({ node, facts }) =>
        `${node} has no promise to ballot ${text(facts.ballot)} from ${list(names(facts.to))} yet. A message may have been lost, and hearing the same request twice does no harm.`,
      facts: { to: 'asked again', again: 'times sent again' },
    },
    'paxos.accept.again': {
      name: 'Asked again',
      headline: ({ node, facts }) => `${node} asks ${list(names(facts.to))} again to accept “${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `${node} has not heard that ${list(names(facts.to))} accepted “${text(facts.value)}” in ballot ${text(facts.ballot)}. A message may have been lost, and accepting the same proposal twice does no harm.`,
      facts: { to: 'asked again', again: 'times sent again' },
    },
    'paxos.promise.counted': {
      name: 'Promises are counted',
      headline: ({ node, facts }) =>
        `${node} has ${names(facts.promises).length} of ${text(facts.needed)} promises to ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${own(node, text(facts.from))} promises ballot ${text(facts.ballot)} and reports ${facts.accepted === null ? 'nothing that it has accepted' : `that it has accepted ${proposal(text(facts.accepted))}`}. Promises so far: ${list(names(facts.promises))}; ${promises(count(facts.needed))} ${make(count(facts.needed))} a quorum.`,
      facts: { from: 'from', accepted: 'accepted before', promises: 'promises so far', needed: 'promises needed' },
    },
    'paxos.promise.late': {
      name: 'A promise that changes nothing',
      headline: ({ node, facts }) =>
        `${node} needs no promise to ballot ${text(facts.ballot)} from ${text(facts.from)} now`,
      why: ({ node, facts }) =>
        facts.running === null
          ? `${node} runs no ballot at the moment. A promise that comes too late changes nothing.`
          : facts.running !== facts.ballot
            ? `${node} runs ballot ${text(facts.running)} now, not ${text(facts.ballot)}. A promise counts only for the ballot it names.`
            : names(facts.promises).includes(text(facts.from))
              ? `The promise of ${text(facts.from)} is counted already. An acceptor counts once, however often its message comes.`
              : names(facts.promises).length >= count(facts.needed)
                ? `${node} has the promises of ${list(names(facts.promises))}, a quorum, and has proposed its value. One more promise changes nothing.`
                : `${node} has given ballot ${text(facts.ballot)} up, and pauses before it tries a higher one. A promise to the old one comes too late.`,
      facts: { from: 'from', running: 'ballot it runs', promises: 'promises so far', needed: 'promises needed' },
    },
    'paxos.value.free': {
      name: 'The value is free',
      headline: ({ node, facts }) =>
        entriesOf(facts.reports).every(([, told]) => told === null)
          ? `${node} may propose its own “${text(facts.value)}”`
          : `${node} proposes its own “${text(facts.value)}”, whatever it was told`,
      why: ({ node, facts }) => {
        const reports = entriesOf(facts.reports);
        const told = reports
          .filter(([, report]) => report !== null)
          .sort(([, a], [, b]) => (isAbove(text(a), text(b)) ? -1 : 1))[0];
        const who = list(reports.map(([from]) => from));
        return told === undefined
          ? `${who} answered ballot ${text(facts.ballot)}, a quorum, and none of them reported anything accepted. They have promised to ignore all lower ballots, so ${node} is free to propose its own value.`
          : `${who} answered ballot ${text(facts.ballot)}, and ${told[0]} reported that it had accepted ${proposal(text(told[1]))}. If any value is chosen already, it is to be that one, but ${node} does not look at it.`;
      },
      facts: { from: 'last promise from', reports: 'accepted before', needed: 'promises needed' },
    },
    'paxos.value.bound': {
      name: 'The value is bound',
      headline: ({ node, facts }) =>
        facts.reportedIn !== facts.highest
          ? `${node} proposes “${is(facts.value)}”, though ballot ${text(facts.highest)} is the highest it was told of`
          : was(facts.value) === is(facts.value)
            ? `${node} must propose “${is(facts.value)}”, which is its own value, too`
            : `${node} must propose “${is(facts.value)}”, not its own “${was(facts.value)}”`,
      why: ({ node, facts }) =>
        `${list(entriesOf(facts.reports).map(([from]) => from))} answered ballot ${text(facts.ballot)}: a quorum. ${text(facts.reportedBy)} reported that it had accepted “${is(facts.value)}” in ballot ${text(facts.reportedIn)}. ${
          facts.reportedIn === facts.highest
            ? `That is the highest ballot it was told of: where every rule is kept and no disk is lost, no other value is or can be chosen below ballot ${text(facts.ballot)}.`
            : `The highest ballot it was told of is ${text(facts.highest)}, and it is that one’s value which has to be kept; ${node} takes another all the same.`
        }`,
      facts: {
        from: 'last promise from',
        reports: 'accepted before',
        needed: 'promises needed',
        reportedBy: 'reported by',
        reportedIn: 'accepted in',
        highest: 'highest ballot reported',
      },
    },
    'paxos.accepted.counted': {
      name: 'Acceptances are counted',
      headline: ({ node, facts }) =>
        `${node} knows of ${names(facts.by).length} of ${text(facts.needed)} acceptances of “${text(facts.value)}”`,
      why: ({ facts }) =>
        `Accepted in ballot ${text(facts.ballot)} by ${list(names(facts.by))}. The value is chosen when a quorum has accepted it in this one ballot, and ${acceptances(count(facts.needed))} ${make(count(facts.needed))} a quorum.`,
      facts: { from: 'from', by: 'accepted by', needed: 'acceptances needed' },
    },
    'paxos.accepted.late': {
      name: 'An acceptance that changes nothing',
      headline: ({ node, facts }) =>
        `${node} hears that ${text(facts.from)} accepted “${text(facts.value)}” in ballot ${text(facts.ballot)}, and does not need it`,
      why: ({ node, facts }) =>
        facts.running === null
          ? `${node} runs no ballot at the moment. What it hears now about ballot ${text(facts.ballot)} changes nothing for it as a proposer.`
          : facts.running !== facts.ballot
            ? `${node} runs ballot ${text(facts.running)} now, not ${text(facts.ballot)}. Acceptances of two ballots are never added up.`
            : facts.proposes !== undefined
              ? `${node} ${facts.proposes === null ? 'has proposed nothing in ballot' : `proposes “${text(facts.proposes)}” in ballot`} ${text(facts.ballot)} as far as it remembers: it used that ballot before, and has forgotten it.`
              : names(facts.by).includes(text(facts.from))
                ? `The acceptance of ${text(facts.from)} is counted already. An acceptor counts once, however often its message comes.`
                : `${node} has given ballot ${text(facts.ballot)} up, and pauses before it tries a higher one. If a quorum accepts “${text(facts.value)}” even so, it is chosen all the same.`,
      facts: {
        from: 'from',
        running: 'ballot it runs',
        by: 'accepted by',
        needed: 'acceptances needed',
        proposes: 'proposes there',
      },
    },
    'paxos.value.chosen': {
      name: 'A value is chosen',
      headline: ({ node, facts }) => `${node} sees that “${text(facts.value)}” is chosen`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} accepted “${text(facts.value)}” in ballot ${text(facts.ballot)}, and ${acceptances(count(facts.needed))} ${make(count(facts.needed))} a quorum. ${node} has done what it wanted to do, and answers every client that waits.`,
      facts: { from: 'last acceptance from', by: 'accepted by', needed: 'acceptances needed' },
    },
    'paxos.reject.heard': {
      name: 'A ballot is beaten',
      headline: ({ node, facts }) =>
        `${node} hears that ballot ${text(facts.ballot)} is beaten by ${text(facts.promised)}`,
      why: ({ node, facts }) =>
        `${own(node, text(facts.from))} has promised ballot ${text(facts.promised)}, which is above ${text(facts.ballot)}. ${node} abandons its ballot and tries a higher one after a pause, so that the other may finish.`,
      facts: { from: 'from' },
    },
    'paxos.reject.late': {
      name: 'A refusal that changes nothing',
      headline: ({ node, facts }) => `${node} does not need this refusal of ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        facts.running === null
          ? `${node} runs no ballot at the moment. It remembers that ballot ${text(facts.promised)} exists, so that its next one is higher.`
          : facts.running === facts.ballot
            ? `${node} has given ballot ${text(facts.ballot)} up already. It remembers that ballot ${text(facts.promised)} exists, so that its next one is higher.`
            : `The refusal is of ballot ${text(facts.ballot)}, and ${node} runs ballot ${text(facts.running)} by now. It remembers that ballot ${text(facts.promised)} exists.`,
      facts: { from: 'from', running: 'ballot it runs' },
    },
    'paxos.promise.given': {
      name: 'A promise',
      headline: ({ node, facts }) =>
        facts.accepted === null
          ? `${node} promises ballot ${is(facts.promised)}`
          : `${node} promises ballot ${is(facts.promised)}, and tells what it accepted`,
      why: ({ node, facts }) =>
        `${was(facts.promised) === '0' ? `${node} remembers no promise` : `${node} had promised ballot ${was(facts.promised)}, and ${is(facts.promised)} is higher`}, so it promises ${asker(node, text(facts.from), 'proposer')} to ignore everything below ${is(facts.promised)} from now on. ${
          facts.accepted === null
            ? 'It says that it has accepted nothing so far.'
            : `It says that it has accepted ${proposal(text(facts.accepted))}: its proposer has to know.`
        }`,
      facts: { from: 'from', accepted: 'accepted before' },
    },
    'paxos.promise.repeated': {
      name: 'The same promise again',
      headline: ({ node, facts }) => `${node} confirms its promise to ballot ${text(facts.promised)}`,
      why: ({ node, facts }) =>
        `${node} is bound to ballot ${text(facts.promised)} already, by a promise or by what it accepted there, and ${asker(node, text(facts.from), 'proposer')} asks for that promise. Saying the same thing twice does no harm.`,
      facts: { from: 'from', accepted: 'accepted before' },
    },
    'paxos.promise.refused': {
      name: 'A promise stands',
      headline: ({ node, facts }) => `${node} refuses to promise ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} has promised ballot ${text(facts.promised)}, and ${text(facts.ballot)} is below it. ${
          facts.reject === true
            ? `It tells ${text(facts.from)}, which had better try a higher ballot.`
            : `It ignores the request in silence: ${text(facts.from)} hears nothing.`
        }`,
      facts: { from: 'from', reject: 'tells the proposer' },
    },
    'paxos.accept.given': {
      name: 'A proposal is accepted',
      headline: ({ node, facts }) => `${node} accepts “${text(facts.value)}” in ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) => {
        const [before, ballot] = [was(facts.promised), text(facts.ballot)];
        const ground =
          before === '0'
            ? `${node} remembers no promise, so nothing forbids ballot ${ballot}.`
            : before === ballot
              ? `${node} has promised ballot ${ballot} and nothing higher, so it accepts.`
              : isAbove(before, ballot)
                ? `${node} has promised ballot ${before} and accepts ballot ${ballot} all the same, though it is lower.`
                : `${node} has promised ballot ${before}, and ${ballot} is higher, so it accepts; that counts as a promise, too.`;
        return `${ground} It tells its proposer and every learner${was(facts.accepted) === '–' || was(facts.accepted) === is(facts.accepted) ? '' : `, and forgets ${proposal(was(facts.accepted))}`}.`;
      },
      facts: { from: 'from' },
    },
    'paxos.accept.repeated': {
      name: 'The same acceptance again',
      headline: ({ node, facts }) =>
        `${node} says again that it accepted “${text(facts.value)}” in ballot ${text(facts.ballot)}`,
      why: ({ node }) =>
        `${node} has accepted this very proposal already, and here it is once more: a copy, or sent again because the answer may have been lost. It counts once, however often it is told.`,
      facts: { from: 'from' },
    },
    'paxos.accept.refused': {
      name: 'A promise is kept',
      headline: ({ node, facts }) => `${node} refuses “${text(facts.value)}” of ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} has promised ballot ${text(facts.promised)}: it accepts nothing below it, and ${text(facts.ballot)} is below. ${
          facts.reject === true
            ? `It tells ${text(facts.from)}, which had better try a higher ballot.`
            : `It ignores the request in silence: ${text(facts.from)} hears nothing.`
        }`,
      facts: { from: 'from', reject: 'tells the proposer' },
    },
    'paxos.query.answered': {
      name: 'A learner is told',
      headline: ({ node, facts }) =>
        `${node} tells ${asker(node, text(facts.from), 'learner')} that it accepted “${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `${text(facts.from)} had heard of too few acceptances when it asked. What ${node} accepted last is “${text(facts.value)}”, in ballot ${text(facts.ballot)}.`,
      facts: { from: 'from' },
    },
    'paxos.query.nothing': {
      name: 'Nothing to tell',
      headline: ({ node, facts }) => `${node} has nothing to tell ${asker(node, text(facts.from), 'learner')}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} asks what ${node} has accepted. It knows of nothing that it has accepted, so it does not answer.`,
      facts: { from: 'from' },
    },
    'paxos.learn.counted': {
      name: 'A learner counts',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${node} has counted the acceptance of ${text(facts.from)} before: still ${names(facts.by).length} of ${text(facts.needed)}`
          : `${node} has heard of ${names(facts.by).length} of ${text(facts.needed)} acceptances of “${text(facts.value)}”`,
      why: ({ node, facts }) =>
        facts.again === true
          ? `${node} knew already that ${text(facts.from)} accepted “${text(facts.value)}” in ballot ${text(facts.ballot)}. An acceptor counts once, and ${acceptances(count(facts.needed))} of one ballot ${make(count(facts.needed))} a quorum.`
          : `${own(node, text(facts.from))} accepted “${text(facts.value)}” in ballot ${text(facts.ballot)}. Heard of so far: ${list(names(facts.by))}; only acceptances of one ballot are counted together, and it takes ${text(facts.needed)}.`,
      facts: { from: 'from', again: 'heard before', by: 'accepted by', needed: 'acceptances needed' },
    },
    'paxos.learn.learned': {
      name: 'A learner learns',
      headline: ({ node, facts }) => `${node} learns that “${text(facts.value)}” is chosen`,
      why: ({ node, facts }) =>
        `${node} has now heard of ${acceptances(names(facts.by).length)} of ballot ${text(facts.ballot)}, by ${list(names(facts.by))}, and ${text(facts.needed)} ${make(count(facts.needed))} a quorum. So “${text(facts.value)}” is chosen, whoever else may know it.`,
      facts: { from: 'last acceptance from', by: 'accepted by', needed: 'acceptances needed' },
    },
    'paxos.learn.known': {
      name: 'Learned already',
      headline: ({ node, facts }) => `${node} has learned “${text(facts.learned)}” already`,
      why: ({ node, facts }) =>
        `${own(node, text(facts.from))} accepted “${text(facts.value)}” in ballot ${text(facts.ballot)}. ${node} knows the chosen value${facts.value === facts.learned ? ', and this is the same one' : ` as “${text(facts.learned)}”, and does not change its mind`}.`,
      facts: { from: 'from', learned: 'learned' },
    },
    'paxos.learn.asks': {
      name: 'A learner asks',
      headline: ({ node }) => `${node} asks the acceptors what they have accepted`,
      why: ({ node, facts }) =>
        `Of “${text(facts.value)}” in ballot ${text(facts.ballot)} ${node} has heard ${acceptances(names(facts.by).length)}, and it takes ${text(facts.needed)} to be sure. Others may have been lost on their way, so it asks.`,
      facts: { by: 'accepted by', needed: 'acceptances needed' },
    },
  },
  invariants: {
    'paxos.Agreement': {
      name: 'Agreement',
      statement: 'At most one value is ever chosen, and a learner learns no other.',
    },
    'paxos.Validity': {
      name: 'Validity',
      statement: 'Only a value that some client asked for is proposed, accepted or chosen.',
    },
    'paxos.ChosenIsKept': {
      name: 'What is chosen is kept',
      statement: 'Once a value is chosen in a ballot, every higher ballot proposes and accepts that value.',
    },
    'paxos.OneValueABallot': {
      name: 'One value a ballot',
      statement: 'In one ballot no two values are ever proposed or accepted.',
    },
    'paxos.PromiseKept': {
      name: 'Promises are kept',
      statement: 'An acceptor that has promised a ballot never promises or accepts anything below it.',
    },
  },
  sometimes: {
    'paxos.aValueIsChosen': 'A value is chosen.',
    'paxos.anothersValueIsProposed': 'A proposer proposes another’s value instead of its own.',
    'paxos.ballotsCompete': 'Ballots of two proposers compete.',
    'paxos.aLearnerLearns': 'A learner learns the chosen value.',
  },
} satisfies RulesWords<typeof protocol>;
