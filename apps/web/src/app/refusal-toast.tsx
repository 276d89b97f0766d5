// Where a refusal is said when the thing itself has no place for it. One that a person can settle on the spot is a question,
// and what was refused waits for its answer.
import { useAnnounce } from '@baton/ui/announcer';
import { useToast } from '@baton/ui/toast';
import type { Refusal } from '@baton/model/refusal';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { EntryRefusal } from '../features/entry/entry-dialog.tsx';
import { type Asked, RefusalContext } from '../lib/use-run.ts';
import { useNames } from '../parts/people.tsx';
import { refusalText } from '../parts/refusal-text.ts';

const EntryDialog = lazy(async () => ({ default: (await import('../features/entry/entry-dialog.tsx')).EntryDialog }));

interface Entry {
  readonly refusal: EntryRefusal;
  readonly asked: Asked;
  readonly settle: (result: unknown) => void;
}

export function RefusalToast({ children }: { children: ReactNode }) {
  const toast = useToast();
  const { assertive } = useAnnounce();
  const nameOf = useNames();
  const [entry, setEntry] = useState<Entry>();
  const say = useCallback(
    (refusal: Refusal, asked?: Asked) => {
      if (refusal.kind === 'entry' && asked !== undefined)
        return new Promise((settle) => setEntry({ refusal, asked, settle }));
      const text = refusalText(refusal, nameOf);
      toast.show({ text });
      assertive(text);
      return undefined;
    },
    [toast, assertive, nameOf],
  );
  const end = (result: unknown) => {
    entry?.settle(result);
    setEntry(undefined);
  };
  return (
    <RefusalContext value={say}>
      {children}
      <Suspense fallback={null}>
        {entry && <EntryDialog refusal={entry.refusal} asked={entry.asked} onEnd={end} />}
      </Suspense>
    </RefusalContext>
  );
}
