// The speeds that the slider stops at: about logarithmic, and each one readable. Before them stands the pace by interest.

import type { Lab, PlaybackState } from '../../store/lab.ts';

const SLOW = [100, 70, 50, 30, 20, 15, 10, 7, 5, 4, 3, 2];
const FAST = [1, 1.5, 2, 3, 5, 7, 10, 15, 20];

export const STOPS: readonly number[] = [...SLOW.map((part) => 1 / part), ...FAST];

/** The stop nearest to a speed. */
export function stopOf(speed: number): number {
  let best = 0;
  for (let i = 1; i < STOPS.length; i++) {
    const closer =
      Math.abs(Math.log((STOPS[i] as number) / speed)) < Math.abs(Math.log((STOPS[best] as number) / speed));
    if (closer) best = i;
  }
  return best;
}

/** The slider's first stop is the pace by interest; the rates follow. */
export function rungOf({ byInterest, speed }: Pick<PlaybackState, 'byInterest' | 'speed'>): number {
  return byInterest ? 0 : stopOf(speed) + 1;
}

/** Has the laboratory play as a stop of the slider says. */
export function climb(lab: Pick<Lab, 'setSpeed' | 'followInterest'>, rung: number): void {
  if (rung <= 0) lab.followInterest();
  else lab.setSpeed(STOPS[Math.min(rung, STOPS.length) - 1] as number);
}

/** `1/20×`, `1.5×`. */
export function speedText(speed: number): string {
  return speed < 1 ? `1/${Math.round(1 / speed)}×` : `${Math.round(speed * 10) / 10}×`;
}
