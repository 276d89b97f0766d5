// A document that holds what cannot be: it stays as it last was, on the disk too, the relay is told by number, and the
// next start knows it still.
import { z } from 'zod';
import type { Disk, Write } from '@baton/store/disk';
import type { Core } from '../core.ts';

const key = 'stopped';
const Stopped = z.array(z.string());

export const readStopped = async (disk: Disk): Promise<readonly string[]> =>
  Stopped.catch([]).parse((await disk.get('meta', key)) ?? []);

export function recordFault(
  core: Pick<Core, 'stopped' | 'link' | 'statuses'>,
  { doc, number, why }: { readonly doc: string; readonly number: number; readonly why: string },
): Write[] {
  core.stopped.add(doc);
  core.link.bad(number, why.slice(0, 300));
  core.statuses.look();
  return [{ put: 'meta', key, value: [...core.stopped] }];
}
