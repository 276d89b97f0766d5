// A decision about a task as a file that proves it to whoever has no account here: with what was signed, as it was frozen, and
// with the names that this device knows for the ids in it.
import type { Decision } from '@baton/model/directory/schema';
import { frozenOf } from '@baton/model/decided/content-queries';
import { isRefusal } from '@baton/model/refusal';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { Audited } from '@baton/workspace/contract';
import { useToast } from '@baton/ui/toast';
import { useContext } from 'react';
import { saveBytes } from '../lib/save-file.ts';
import { useLive } from '../lib/use-live.ts';
import { RefusalContext } from '../lib/use-run.ts';
import { useWorld } from '../lib/use-world.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { usePeople } from './people.tsx';
import { isRead, readingContents } from './use-content.ts';

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The hash of what was signed with a decision, or asked for with the same approval. */
function hashIn(decision: Decision, all: readonly Audited[]): string | null {
  if ('hash' in decision) return decision.hash;
  if (!('approval' in decision)) return null;
  for (const { decision: other } of all)
    if (other?.type === 'approval-asked' && other.approval === decision.approval) return other.hash;
  return null;
}

type OfTask = Pick<PeekAnswer, 'id' | 'key' | 'title'>;

/** Whose names stand in the file: of the ids in decisions about this task, and of no others. */
function useNamesIn({ id, key, title }: OfTask): (all: readonly Audited[]) => Readonly<Record<string, string>> {
  const { titles } = useWorld();
  const people = usePeople();
  return (all) => {
    const known: Readonly<Record<string, string | undefined>> = {
      ...Object.fromEntries(people.map((one) => [one.id, one.name])),
      ...titles.spaces,
      ...titles.teams,
      [id]: `${key} ${title}`,
    };
    const ids = new Set([id, ...all.flatMap(({ person, decision }) => stringsIn([person, decision]))]);
    return Object.fromEntries([...ids].flatMap((one) => (known[one] === undefined ? [] : [[one, known[one]]])));
  };
}

/** Writes the file and hands it over; what cannot be proven is said. */
export function useProving(task: OfTask): (said: Audited) => Promise<void> {
  const workspace = useWorkspace();
  const kept = useLive(frozenOf, { task: task.id });
  const namesIn = useNamesIn(task);
  const say = useContext(RefusalContext);
  const toast = useToast();

  async function content(hash: string | null): Promise<string | null> {
    if (hash === null) return null;
    const { fileHash, readVersion } = await readingContents();
    const file = kept?.find(({ id }) => id === fileHash(hash));
    const read = file === undefined ? null : await readVersion(workspace, { hash, size: file.size });
    return isRead(read) ? read.text : null;
  }
  return async ({ number, decision }) => {
    if (decision === null) return;
    const all = await workspace.decisionsOn(task.id);
    const hash = hashIn(decision, all);
    const text = await content(hash);
    const file = await workspace.proof({ task: task.id, number, content: text, names: namesIn(all) });
    if (isRefusal(file)) return say(file);
    saveBytes(`${task.key}-${number}.proof.json`, file, 'application/json');
    const without = hash !== null && text === null ? ' What was signed is not on this device and not in it.' : '';
    toast.show({ text: `Proof saved.${without} Anybody checks it at ${location.host}/proof.` });
  };
}
