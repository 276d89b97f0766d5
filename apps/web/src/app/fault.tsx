// The boundary for our own mistakes: says what is true (nothing is lost), and the two ways on.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Plain, plainWay } from '../parts/plain.tsx';

export function Fault({ error, reset }: ErrorComponentProps) {
  const fault = error as Error;
  return (
    <Plain
      title="This screen stopped"
      text="The fault is ours. What you wrote is saved on this device and is not touched by it."
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
