// Frozen versions of a task, and the task as it is now, as one text each: the parts that read pages come when they are needed.
import { type Content, contentText, readContent } from '@baton/model/decided/content';
import { coveredOf, frozenOf, type FrozenAnswer } from '@baton/model/decided/content-queries';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { ReadVersion } from '@baton/workspace/pages/frozen';
import { pageOfTask } from '@baton/workspace/pages/writing';
import { useState } from 'react';
import { useAsked } from '../lib/use-asked.ts';
import { useHeld } from '../lib/use-held.ts';
import { useLive, useLiveOne } from '../lib/use-live.ts';
import { useNow } from '../lib/use-now.ts';
import { usePageTurn } from '../lib/use-page-turn.ts';
import { useMe } from '../lib/use-world.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';

export const readingContents = () => import('@baton/workspace/pages/frozen');
const none: readonly FrozenAnswer[] = [];

/** Undefined until it was looked for; null: it has not come here yet. */
export function useVersion(task: string, hash: string | null): ReadVersion | Refusal | null | undefined {
  const workspace = useWorkspace();
  const kept = useLive(frozenOf, { task }) ?? none;
  const link = useStatusOf('link');
  const now = useNow(20_000);
  const [isMissing, setMissing] = useState(true);
  const read = async (): Promise<ReadVersion | Refusal | null> => {
    if (hash === null) return null;
    const { fileHash, readVersion } = await readingContents();
    const file = kept.find(({ id }) => id === fileHash(hash));
    const said = file === undefined ? null : await readVersion(workspace, { hash, size: file.size });
    setMissing(!isRead(said));
    return said;
  };
  // What has not come is looked for again; what is here stays as it is.
  const held = useHeld(useAsked(read, [task, hash, kept, link, isMissing ? now : null]).value);
  // Never one version in the place of another.
  return isRead(held) && held.hash !== hash ? undefined : held;
}

type OfPage = Pick<PeekAnswer, 'id' | 'beside'>;
const docOf = ({ id, beside }: OfPage, person: ReturnType<typeof useMe>): string | null =>
  beside === null ? null : pageOfTask({ home: beside, task: id, person });

/** The task as it is now, by the fields that a version covers. Undefined: not known here. */
export function useContentNow(
  task: OfPage,
  like: Content | null,
): { readonly text: string; readonly content: Content } | undefined {
  const workspace = useWorkspace();
  const doc = docOf(task, useMe());
  const covered = useLiveOne(coveredOf, { task: task.id })?.covered;
  const turn = usePageTurn(like === null ? null : doc);
  const readNow = async () => {
    if (covered === undefined || like === null) return null;
    const { pageMarkdown } = await readingContents();
    const page = doc === null ? '' : await pageMarkdown(workspace, doc);
    if (page === null) return null;
    const { budget: _, ...rest } = covered;
    const text = contentText(like.budget === undefined ? rest : covered, page);
    const content = readContent(text);
    return content === null ? null : { text, content };
  };
  return useHeld(useAsked(readNow, [task.id, doc, covered ?? null, like, turn]).value) ?? undefined;
}

export const isRead = (read: ReadVersion | Refusal | null | undefined): read is ReadVersion =>
  read != null && !isRefusal(read);
