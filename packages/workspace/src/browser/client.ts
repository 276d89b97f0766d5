// The tab's door: opens a workspace through a worker (worker.ts) that the composition root has made.
import type { Workspace } from '../contract.ts';
import type { HeldInWindow, Identity } from '../identity.ts';
import { together } from '../leader/together.ts';
import type { Ask, Port, PortHandlers } from '../seat/messages.ts';
import { sit } from '../seat/seat.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** A worker's postMessage has no target origin; the rule means that of windows. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const postTo = (worker: Worker, message: ToWorker): void => worker.postMessage(message);

function portOf(worker: Worker): Port {
  const post = (message: ToWorker): void => postTo(worker, message);
  const asks = together<Ask>((all) => post({ to: 'leader', asks: all }));
  return {
    post: asks.add,
    listen(handlers: PortHandlers) {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.from === 'leader') for (const tell of data.tells) handlers.tell(tell);
        else if (data.from === 'lead') handlers.led();
        else if (data.from === 'end') handlers.ended(data.sentence);
      });
      worker.addEventListener('error', (event) => handlers.ended(event.message || 'the worker could not be started'));
    },
    // The worker flushes and ends itself after this.
    close() {
      asks.flush();
      post({ to: 'worker', word: 'close' });
    },
  };
}

const askToKeep = async (): Promise<boolean> => (await navigator.storage?.persist?.().catch(() => false)) ?? false;

/**
 * A window that keeps nothing leaves no open session behind either. It may come back from the browser's memory: then the
 * device signs in again by itself. What is asked while a page goes does not always arrive: that session is a brief one.
 */
const endSessionOf = ({ relay, workspace }: Identity): Promise<unknown> =>
  fetch(`${relay}/api/sessions/${workspace}`, {
    method: 'DELETE',
    credentials: 'include',
    keepalive: true,
  }).catch(() => undefined);

export interface Opening {
  /** Given on a shared computer: nothing is kept on this device, and other tabs do not find it here. */
  readonly row?: HeldInWindow['row'] | undefined;
  /** Which build of the web app this is; the relay's admins see it beside the device. */
  readonly app?: string | undefined;
  /** Told why it is not open yet, where that takes somebody's help. */
  readonly onWait?: (sentence: string) => void;
}

/**
 * @param worker new, and for this workspace alone: `new Worker(new URL('…/worker.ts', import.meta.url), { type: 'module' })`.
 */
export async function openWorkspace(
  worker: Worker,
  identity: Identity,
  { row, app, onWait }: Opening = {},
): Promise<Workspace> {
  const post = (message: ToWorker): void => postTo(worker, message);
  const tellVisible = (): void =>
    post({ to: 'worker', word: document.visibilityState === 'visible' ? 'visible' : 'hidden' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.from === 'wait') onWait?.(data.sentence);
  });
  const opened = sit(portOf(worker), row ? async () => false : askToKeep);
  // The one by which it came in is a usual one; the device signs in again by itself.
  if (row) await endSessionOf(identity);
  post({ to: 'worker', word: 'open', identity, row, app });
  tellVisible();
  document.addEventListener('visibilitychange', tellVisible);
  globalThis.addEventListener('online', () => post({ to: 'worker', word: 'online' }));
  // A tab that the browser puts away for "back" is frozen with its worker: it must not keep the lead.
  globalThis.addEventListener('pagehide', () => post({ to: 'worker', word: 'hidden' }));
  if (row) globalThis.addEventListener('pagehide', () => void endSessionOf(identity));
  return opened;
}
