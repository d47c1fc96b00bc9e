// What the hints of a first minute say, in English.

export const hintEn = {
  wait: 'Nobody leads now. The first node whose timer runs out tries to become the leader.',
  waitManual: 'Nothing moves by itself here. Click a node and fire its timer; click a message to deliver it.',
  kill: (leader: string) => `${leader} leads. Click it and choose Crash: who takes over?`,
  watch: (node: string) => `${node} is down. Watch the others: the first to miss it tries to take its place.`,
  ask: (node: string) => `It begins with a client: click ${node} and send it a request.`,
  rival: (node: string) => `Now let another try: send a request to ${node} too. Whose value wins?`,
  adopt:
    'The second ballot asks for promises first, too. Which value will it propose: a new one, or one it is told of?',
  rivalManual: 'Click a message to deliver it. Then send another node a request too: whose value wins?',
  cut: (leader: string) => `${leader === '' ? '' : `${leader} leads now. `}Cut a link: drag a line across it.`,
  back: 'Go back in time: drag in the diagram below, to before the fault.',
  fork: 'Do something else here. The future that you saw is kept as a branch.',
  share: 'Share what you found: the link opens this very run, to the microsecond.',
  hide: 'Hide the hints',
};
