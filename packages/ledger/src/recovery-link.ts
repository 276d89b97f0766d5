// What a recovery link carries after its `#`: whose key it is, and the seed of the key. Written down once, at the start.
import { isId } from '@baton/model/ids';
import type { PersonId, WorkspaceId } from '@baton/model/ids';
import { fromBase64, toBase64 } from './bytes.ts';
import { seedBytes } from './keys.ts';

export interface Recovery {
  readonly workspace: WorkspaceId;
  readonly person: PersonId;
  readonly seed: Uint8Array;
}

export const writeRecovery = ({ workspace, person, seed }: Recovery): string =>
  `${workspace}.${person}.${toBase64(seed)}`;

/** undefined: not such a text, or one that was cut while it was copied. */
export function readRecovery(text: string): Recovery | undefined {
  const [workspace, person, seedText, ...more] = text.trim().split('.');
  if (workspace === undefined || person === undefined || seedText === undefined || more.length > 0) return undefined;
  const seed = fromBase64(seedText);
  if (!isId(workspace, 'w') || !isId(person, 'u') || seed?.length !== seedBytes) return undefined;
  return { workspace: workspace as WorkspaceId, person: person as PersonId, seed };
}
