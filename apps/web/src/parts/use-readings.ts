// Frozen versions that are to be signed together: each read from this device and held against what its statement names, with
// the approved one with which it is compared.
import type { Content } from '@baton/model/decided/content';
import { frozenOf } from '@baton/model/decided/content-queries';
import type { Workspace } from '@baton/workspace/contract';
import { useState } from 'react';
import { askOnce } from '../lib/ask-once.ts';
import { useAsked } from '../lib/use-asked.ts';
import { useHeld } from '../lib/use-held.ts';
import { useNow } from '../lib/use-now.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import type { ApprovalShown } from './approval-words.ts';
import { isRead, readingContents } from './use-content.ts';
import { hashIn } from './use-hash-of.ts';

export interface ToRead {
  readonly task: string;
  readonly shown: ApprovalShown;
}
export interface Reading {
  readonly content: Content;
  /** Null: nothing was approved before, or that version is not here. */
  readonly earlier: Content | null;
}
/** By approval. Null: it cannot be read here, and so is not signed. */
export type Readings = ReadonlyMap<string, Reading | null>;

async function readOne(workspace: Workspace, { task, shown }: ToRead): Promise<Reading | null> {
  const { fileHash, readVersion } = await readingContents();
  const kept = await askOnce(workspace, frozenOf, { task });
  const read = async (hash: string | null): Promise<Content | null> => {
    const file = hash === null ? undefined : kept.find(({ id }) => id === fileHash(hash));
    if (hash === null || file === undefined) return null;
    const version = await readVersion(workspace, { hash, size: file.size });
    return isRead(version) ? version.content : null;
  };
  const content = await read(shown.approval.hash);
  if (content === null) return null;
  return { content, earlier: await read(hashIn(shown, await workspace.decisionsOn(task))) };
}

/** Undefined until they were looked for. What has not come is looked for again. */
export function useReadings(toRead: readonly ToRead[]): Readings | undefined {
  const workspace = useWorkspace();
  const link = useStatusOf('link');
  const now = useNow(20_000);
  const [isMissing, setMissing] = useState(true);
  const read = async (): Promise<Readings> => {
    const readings = await Promise.all(toRead.map((one) => readOne(workspace, one)));
    setMissing(readings.includes(null));
    return new Map(toRead.map(({ shown }, at) => [shown.approval.id, readings[at] ?? null]));
  };
  const ids = toRead.map(({ shown: { approval } }) => [approval.id, approval.hash]);
  return useHeld(useAsked(read, [ids, link, isMissing ? now : null]).value) ?? undefined;
}
