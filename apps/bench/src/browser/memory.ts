// What a page and its worker hold in memory.
import type { Seat } from './seat.ts';

/** Heaps of the page and of its worker, garbage collected, in MB. */
export async function memoryOf({ devtools }: Seat): Promise<number> {
  const held: number[] = [];
  const heapOf = async (send: (method: string) => Promise<unknown>): Promise<void> => {
    await send('HeapProfiler.collectGarbage');
    held.push(((await send('Runtime.getHeapUsage')) as { usedSize: number }).usedSize);
  };
  await heapOf((method) => devtools.send(method as 'Runtime.getHeapUsage'));
  const workers: Promise<void>[] = [];
  devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker') return;
    let last = 0;
    workers.push(
      heapOf(
        (method) =>
          new Promise((resolve) => {
            const id = (last += 1);
            devtools.on('Target.receivedMessageFromTarget', (told) => {
              const answer = JSON.parse(told.message) as { id?: number; result?: unknown };
              if (told.sessionId === sessionId && answer.id === id) resolve(answer.result);
            });
            void devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
          }),
      ),
    );
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await Promise.all(workers);
  return held.reduce((sum, size) => sum + size, 0) / 1e6;
}
