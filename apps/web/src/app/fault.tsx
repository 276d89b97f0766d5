// The boundary for our own mistakes: says what is true (nothing is lost), and the two ways on.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { isMissingPart } from '../lib/missing-part.ts';
import { keepsText } from '../lib/kept-text.ts';
import { Plain, plainWay } from '../parts/plain.tsx';
import { MissingPart } from './missing-part.tsx';

export function Fault({ error, reset }: ErrorComponentProps) {
  const fault = error as Error;
  if (isMissingPart(fault)) return <MissingPart />;
  return (
    <Plain
      title="This screen stopped"
      text={
        keepsText()
          ? 'The fault is ours. What you wrote is saved on this device and is not touched by it.'
          : 'The fault is ours. This is not your device: what has not reached the relay is in this window alone. Try again first; reloading loses it.'
      }
    >
      <button type="button" className={plainWay('first')} onClick={reset}>
        Try again
      </button>
      <button type="button" className={plainWay()} onClick={() => location.reload()}>
        Reload
      </button>
      <details>
        <summary>For whoever mends it</summary>
        <pre>{fault.stack ?? fault.message}</pre>
      </details>
    </Plain>
  );
}
