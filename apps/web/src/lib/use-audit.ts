// What was decided, as this device has it: the newest page, and earlier ones when they are asked for.
import type { Audited } from '@baton/workspace/contract';
import { useEffect, useState } from 'react';
import { useWorld } from './use-world.ts';
import { useWorkspace } from './workspace-context.tsx';

const page = 200;

export interface Audit {
  readonly entries: readonly Audited[];
  /** Undefined where nothing is left. */
  readonly more: (() => void) | undefined;
  /** Everything that this device holds, as it is found by words and taken out. */
  readonly all: () => Promise<readonly Audited[]>;
}

interface Read {
  /** The head of the directory that it was read at. */
  readonly head: number;
  readonly entries: readonly Audited[];
  readonly hasMore: boolean;
}
const nothing: Read = { head: -1, entries: [], hasMore: false };

/** What came since is put before what was read. */
function withNewest(before: Read, newest: readonly Audited[], head: number): Read {
  const last = newest.at(-1)?.number ?? 0;
  const older = before.entries.filter(({ number }) => number < last);
  return { head, entries: [...newest, ...older], hasMore: older.length > 0 ? before.hasMore : newest.length === page };
}

/** What came meanwhile stands before it. */
const union = (newer: readonly Audited[], all: readonly Audited[]): readonly Audited[] => {
  const first = all[0]?.number ?? 0;
  return [...newer.filter(({ number }) => number > first), ...all];
};

export function useAudit(): Audit {
  const workspace = useWorkspace();
  const { head } = useWorld().directory;
  const [read, setRead] = useState(nothing);
  useEffect(() => {
    if (read.head === head) return;
    let isGone = false;
    void workspace.audit(null).then((newest) => {
      if (!isGone) setRead((before) => withNewest(before, newest, head));
    });
    return () => {
      isGone = true;
    };
  }, [workspace, head, read.head]);
  const more = () =>
    void workspace.audit(read.entries.at(-1)?.number ?? null).then((older) => {
      setRead((before) => ({ ...before, entries: [...before.entries, ...older], hasMore: older.length === page }));
    });
  const all = async () => {
    let entries = read.entries;
    for (let isOn = read.hasMore; isOn;) {
      const older = await workspace.audit(entries.at(-1)?.number ?? null);
      entries = [...entries, ...older];
      isOn = older.length === page;
    }
    setRead((before) => ({ ...before, entries: union(before.entries, entries), hasMore: false }));
    return entries;
  };
  return { entries: read.entries, more: read.hasMore ? more : undefined, all };
}
