// A device of Baton that comes to many documents, or to a large one: by its cursor, or with nothing.
import { clientIdOf } from '@baton/replica/client-id';
import type { Cursor } from '@baton/protocol/frames';
import type { ServerProcess } from '../server-process.ts';
import { colleagues, found, pageOf } from './baton-people.ts';
import { openWire, type At } from './baton-wire.ts';
import { prepareText, prepareTyping, type Prepared } from './prepared.ts';
import type { Visitor } from './subject.ts';

const batchBytes = 400_000;

interface Edit extends Prepared {
  readonly doc: string;
}

/** In batches of bounded size, all acknowledged at the end. */
async function pushAll(url: string, at: At, edits: readonly Edit[]): Promise<void> {
  const { wire } = await openWire(url, at);
  let acked = 0;
  const done = new Promise<void>((resolve) => {
    wire.onFrame = (frame) => {
      if (frame.type === 'ack' && (acked += frame.numbers.length) === edits.length) resolve();
    };
  });
  for (let from = 0, batch = Date.now(); from < edits.length; batch += 1) {
    let to = from;
    for (let size = 0; to < edits.length && to - from < 500 && size < batchBytes; to += 1)
      size += edits[to]?.bytes.length ?? 0;
    wire.send({
      type: 'push',
      batch,
      envelopes: edits.slice(from, to).map((edit) => ({ epoch: 0, ...edit })),
      asks: [],
    });
    from = to;
  }
  await done;
  wire.close();
}

export async function openBatonVisitor(
  { url }: ServerProcess,
  { docs, bytes }: { readonly docs: number; readonly bytes: number },
): Promise<Visitor> {
  const ann = await found(url);
  const [bo] = (await colleagues(url, ann, 1)) as [At];
  let session = 0;
  const editsOf = (count: number): Edit[] =>
    Array.from({ length: count }, (_, number) => {
      session += 1;
      const client = clientIdOf(ann.device.incarnation, ann.device.deviceNo, session);
      const prepared = bytes > 100 ? prepareText(client, bytes) : prepareTyping(client, 1);
      return prepared.map((edit) => ({ doc: pageOf(ann.joined, number), ...edit }));
    }).flat();
  await pushAll(url, ann, editsOf(docs));
  let cursor: Cursor | null = null;
  return {
    async comeBack(how) {
      const ticket = await bo.device.ticket(bo.joined);
      const begun = performance.now();
      const opened = await openWire(url, bo, { cursor: how === 'knowing all' ? cursor : null, ticket });
      const ms = performance.now() - begun;
      opened.wire.close();
      ({ cursor } = opened);
      return ms;
    },
    change: (count) => pushAll(url, ann, editsOf(count)),
    close: () => {},
  };
}
