// A strong step waits for a passkey's word: what is signed is shown first, and the person presses the button that asks for it.
import type { Confirm, ToConfirm } from '@baton/workspace/contract';
import { useEffect, useState } from 'react';
import { useWorkspace } from './workspace-context.tsx';

type Said = Awaited<ReturnType<Confirm>>;
export interface Confirming {
  readonly asked: ToConfirm;
  readonly answer: (said: Said) => void;
}

/** Null: nothing is asked. One after the other: who asks meanwhile is answered with no. */
export function useConfirm(): Confirming | null {
  const workspace = useWorkspace();
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  useEffect(() => {
    let isOpen = false;
    return workspace.onConfirm((asked) => {
      if (isOpen) return Promise.resolve(null);
      isOpen = true;
      return new Promise<Said>((resolve) => {
        const answer = (said: Said): void => {
          isOpen = false;
          setConfirming(null);
          resolve(said);
        };
        setConfirming({ asked, answer });
      });
    });
  }, [workspace]);
  return confirming;
}
