// What an epoch looks like: colours repeat after seven, and a number always stands beside them.

const HUES = 7;

/** 1…7, or 0 before the first epoch. For `data-hue`, which gives an element and all in it `--epoch` and `--epoch-ink`. */
export function hue(epoch: number): number {
  return epoch <= 0 ? 0 : ((epoch - 1) % HUES) + 1;
}

/** The colour of marks and lines. */
export function epochColor(epoch: number): string {
  return `var(--epoch-${hue(epoch)})`;
}

/** The colour of text: 4.5:1 on paper, panel and the epoch's own tint. */
export function epochInk(epoch: number): string {
  return `var(--epoch-${hue(epoch)}-ink)`;
}
