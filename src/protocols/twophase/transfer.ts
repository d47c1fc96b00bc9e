// What a transaction does: it adds to some participants' balances and takes from others', `P1-30 P2+30`. A participant
// can carry out its part when its balance does not fall below nothing.

const PART = /^(P[1-9])([+-]\d{1,4})$/;

/** Whether a command names a change of some participants, each once. */
export function isTransfer(command: string): boolean {
  const parts = command.split(' ').map((part) => PART.exec(part)?.[1]);
  return !parts.includes(undefined) && new Set(parts).size === parts.length;
}

/** What a command adds to the balance of a participant; 0 where it does not name it. */
export function changeOf(command: string, participant: string): number {
  const part = command.split(' ').find((each) => each.startsWith(participant));
  return Number(PART.exec(part ?? '')?.[2] ?? 0);
}

/** What clients ask by themselves: ten from one to the next and back. */
export const transferOf = (n: number): string => (n % 2 === 1 ? 'P1-10 P2+10' : 'P2-10 P1+10');
