// The usual quorum: any two of them share a member.

/** How many of so many make a majority. */
export function majorityOf(nodes: number): number {
  return Math.floor(nodes / 2) + 1;
}
