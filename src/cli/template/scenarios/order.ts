// The scenarios of this folder, in the order in which one would teach them.

export const order: readonly string[] = ['sample-round', 'sample-takes-any-pong'];
