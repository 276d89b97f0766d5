// The workspace's worker. It takes longer to start than all else that a page needs: where this browser has held a
// workspace it is started before the screens are read, and taken by whoever opens one first.
import { onceHeld } from '../lib/once-held.ts';

const make = (): Worker => new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name: 'workspace' });
let ahead: Worker | null = null;

export function startAhead(): void {
  if (onceHeld().length === 0) return;
  const started = make();
  ahead = started;
  // Nobody hears it yet: whoever opens starts another, and hears that one.
  started.addEventListener('error', () => {
    if (ahead === started) ahead = null;
  });
}

export function takeWorker(): Worker {
  const taken = ahead ?? make();
  ahead = null;
  return taken;
}
