// Where the bytes of files are, and the way of new ones onto this device.
import type { FileStand, KeptBytes } from '@baton/workspace/files-contract';
import { keptName } from '@baton/model/file/rules';
import type { Refusal } from '@baton/model/refusal';
import { isRefusal } from '@baton/model/refusal';
import { useCallback, useContext, useMemo } from 'react';
import { useLatest } from './latest.ts';
import { RefusalContext } from './use-run.ts';
import { useWorkspace } from './workspace-context.tsx';

const none: readonly FileStand[] = [];

/** By hash. Of one that is not among them nothing is here, and the relay has it or somebody else's device still does. */
export function useFileStands(): ReadonlyMap<string, FileStand> {
  const workspace = useWorkspace();
  const listen = useCallback(
    (handler: (stands: readonly FileStand[]) => void) => workspace.onFiles(handler),
    [workspace],
  );
  const stands = useLatest(listen, none);
  return useMemo(() => new Map(stands.map((stand) => [stand.hash, stand])), [stands]);
}

export interface KeptFile extends KeptBytes {
  readonly name: string;
}
/**
 * Keeps bytes here, one file after the other; those that were refused are said and left out.
 * @param isDraft for something that is not sent yet: they stay as long as it does.
 */
export function useKeepFiles(isDraft = false): (files: readonly File[]) => Promise<readonly KeptFile[]> {
  const workspace = useWorkspace();
  const say = useContext(RefusalContext);
  return async (files) => {
    const kept: KeptFile[] = [];
    for (const file of files) {
      const bytes = await workspace.keepFile(file, { isDraft });
      if (isRefusal(bytes)) say(bytes);
      else kept.push({ ...bytes, name: keptName(file.name) });
    }
    return kept;
  };
}

/** A draft does without them. */
export function useReleaseFiles(): (hashes: readonly string[]) => void {
  const workspace = useWorkspace();
  return (hashes) => {
    for (const hash of hashes) void workspace.releaseFile(hash);
  };
}

/** The bytes, from here or the relay; what it is refused with is said. */
export function useReadFile(): (of: Pick<KeptBytes, 'hash' | 'size'>) => Promise<Blob | Refusal> {
  const workspace = useWorkspace();
  return (of) => workspace.readFile(of);
}
export function useRetryFile(): (hash: string) => void {
  const workspace = useWorkspace();
  return (hash) => void workspace.retryFile(hash);
}
