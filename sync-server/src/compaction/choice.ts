// What a document's state calls for. No clock, no log: states in, decisions out.
import type { Weight } from '@baton/replica/compacting/compact';
import { formatDoc, parseDoc } from '@baton/replica/layout';
import type { DocState } from '../log/documents.ts';
import type { CompactionLimits } from './limits.ts';

/** Folding a tail costs as much as the whole document, so the tail grows with the snapshot before it is folded. */
export function wantsSnapshot({ tail, snapshot }: DocState, limits: CompactionLimits): boolean {
  const size = snapshot?.size ?? 0;
  if (tail.entries === 0) return false;
  return tail.bytes >= Math.max(limits.tailBytes, size / 2) || tail.entries >= Math.max(limits.tailEntries, size / 512);
}

/** The name of the limit that the document passes, or null. */
export function tooHeavy(
  { clients, structs, bytes }: Pick<Weight, 'clients' | 'structs'> & { readonly bytes: number },
  limits: CompactionLimits,
): 'clients' | 'structs' | 'bytes' | null {
  if (clients > limits.clients) return 'clients';
  if (structs > limits.structs) return 'structs';
  return bytes > limits.snapshotBytes ? 'bytes' : null;
}

/** The partition to open after this one, if it is full; null where there are no partitions. */
export function partitionAfter(
  name: string,
  { tasks }: Pick<Weight, 'tasks'>,
  limits: CompactionLimits,
): string | null {
  const doc = parseDoc(name);
  if (!doc || !('part' in doc) || tasks < limits.tasks) return null;
  return formatDoc({ ...doc, part: doc.part + 1 });
}
