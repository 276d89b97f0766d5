// A file on its way through the check: read here, checked here, sent nowhere. The check comes when it is needed.
import type { Proven, ProofFault } from '@baton/workspace/decisions/proving';
import { useRef, useState } from 'react';

export type Checking =
  | { readonly is: 'nothing' }
  | { readonly is: 'going'; readonly name: string; readonly checked: number; readonly of: number }
  | { readonly is: 'stands'; readonly name: string; readonly proven: Proven }
  | { readonly is: 'fault'; readonly name: string; readonly fault: ProofFault };

/** How often it is said how far it is: each of thousands would be drawn. */
const sayEach = 200;

export function useChecking(): { readonly state: Checking; readonly check: (file: File) => Promise<void> } {
  const [state, setState] = useState<Checking>({ is: 'nothing' });
  const turn = useRef(0);
  async function check(file: File): Promise<void> {
    const { name } = file;
    turn.current += 1;
    const mine = turn.current;
    // A second file was chosen meanwhile: that one is told.
    const say = (next: Checking): void => {
      if (turn.current === mine) setState(next);
    };
    say({ is: 'going', name, checked: 0, of: 0 });
    const { proofIn } = await import('@baton/workspace/decisions/proving');
    const proven = await proofIn(await file.text(), (checked, of) => {
      if (checked % sayEach === 0) say({ is: 'going', name, checked, of });
    });
    say('fault' in proven ? { is: 'fault', name, fault: proven.fault } : { is: 'stands', name, proven });
  }
  return { state, check };
}
