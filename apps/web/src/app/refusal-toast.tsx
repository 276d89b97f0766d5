// Where a refusal is said when the thing itself has no place for it.
import { useAnnounce } from '@baton/ui/announcer';
import { useToast } from '@baton/ui/toast';
import type { Refusal } from '@baton/model/refusal';
import { type ReactNode, useCallback } from 'react';
import { RefusalContext } from '../lib/use-run.ts';
import { useNames } from '../parts/people.tsx';
import { refusalText } from '../parts/refusal-text.ts';

export function RefusalToast({ children }: { children: ReactNode }) {
  const toast = useToast();
  const { assertive } = useAnnounce();
  const nameOf = useNames();
  const say = useCallback(
    (refusal: Refusal) => {
      const text = refusalText(refusal, nameOf);
      toast.show({ text });
      assertive(text);
    },
    [toast, assertive, nameOf],
  );
  return <RefusalContext value={say}>{children}</RefusalContext>;
}
