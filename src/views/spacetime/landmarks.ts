// What is read of a run's landmarks as they come, each once.

import type { Landmark } from '../../engine/run.ts';

export abstract class LandmarkReader {
  private read = 0;
  private lastRead: Landmark | undefined;

  /** Whether these landmarks are those that were read, and perhaps more. */
  continues(landmarks: readonly Landmark[]): boolean {
    return this.read === 0 || landmarks[this.read - 1] === this.lastRead;
  }

  /** Reads the landmarks that were added since the last time. */
  add(landmarks: readonly Landmark[]): void {
    for (; this.read < landmarks.length; this.read++) {
      this.lastRead = landmarks[this.read] as Landmark;
      this.take(this.lastRead);
    }
  }

  protected abstract take(landmark: Landmark): void;
}
