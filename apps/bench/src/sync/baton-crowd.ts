// Many of Baton's devices in one page: each writes its own paragraph, some of them tell what reaches them.
import { clientIdOf } from '@baton/replica/client-id';
import type { ServerProcess } from '../server-process.ts';
import { colleagues, found, pageOf } from './baton-people.ts';
import { openWire, type At, type BatonWire } from './baton-wire.ts';
import { editAt, prepareTyping } from './prepared.ts';
import type { Crowd } from './subject.ts';

const listeners = 5;

interface Member {
  readonly wire: BatonWire;
  readonly edits: ReturnType<typeof prepareTyping>;
  batch: number;
}

export async function openBatonCrowd(
  { url }: ServerProcess,
  { people, edits }: { readonly people: number; readonly edits: number },
): Promise<Crowd> {
  const ann = await found(url);
  const all: At[] = [ann, ...(await colleagues(url, ann, people - 1))];
  const doc = pageOf(ann.joined, 0);
  const writers = new Map<number, number>();
  const members: Member[] = [];
  const crowd: Crowd = {
    onHear: () => {},
    listening: Math.min(listeners, people - 1),
    write(person) {
      const member = members[person];
      const edit = member?.edits[member.batch];
      if (!member || !edit) throw new Error('more edits than were prepared');
      member.batch += 1;
      member.wire.send({ type: 'push', batch: member.batch, envelopes: [{ doc, epoch: 0, ...edit }], asks: [] });
    },
    close: () => members.forEach(({ wire }) => wire.close()),
  };
  for (const [at, member] of all.entries()) {
    const { incarnation, deviceNo } = member.device;
    const client = clientIdOf(incarnation, deviceNo, 1);
    writers.set(client, at);
    const { wire } = await openWire(url, member);
    members.push({ wire, edits: prepareTyping(client, edits), batch: 0 });
    if (at >= crowd.listening) {
      wire.deafen();
      continue;
    }
    wire.onFrame = (frame) => {
      if (frame.type !== 'entries') return;
      for (const entry of frame.entries)
        if (entry.kind === 'update')
          crowd.onHear(writers.get(entry.envelope.client) ?? -1, editAt(entry.envelope.from));
    };
  }
  return crowd;
}
