// The speeds that the slider stops at: about logarithmic, and each one readable.

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

export function stepped(speed: number, by: 1 | -1): number {
  const next = Math.min(STOPS.length - 1, Math.max(0, stopOf(speed) + by));
  return STOPS[next] as number;
}

/** `1/20×`, `1.5×`. */
export function speedText(speed: number): string {
  return speed < 1 ? `1/${Math.round(1 / speed)}×` : `${Math.round(speed * 10) / 10}×`;
}
