// The host of the build for all browser tests but those that have their own.

import { Host } from './host.ts';

export default async function site(): Promise<() => Promise<void>> {
  const host = await Host.start({ port: Number(process.env.LAB_PORT), keeps: true });
  return () => host.stop();
}
