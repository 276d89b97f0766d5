// Attacks with frames that are well formed and mean harm, by a member whose device has been let in.
import { randomBytes, randomInt } from 'node:crypto';
import type { DeviceFrame, WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { any, cell, count, forge, gc, item, skip, type } from '@baton/replica/guard/forge.fixture';
import { cellEnvelope } from '../test/update.fixture.ts';
import { pause, type Attack, type Rogue, type Target } from './target.fixture.ts';

type Change = Partial<WireEnvelope>;
const clientOf = ({ mallory }: Target, session: number): number =>
  clientIdOf(mallory.incarnation, mallory.deviceNo, session);

/** An envelope over forged bytes, in a stream that nobody has used. */
function forged(target: Target, bytes: (client: number) => Uint8Array, change: Change = {}): WireEnvelope {
  const client = clientOf(target, 1 + (randomBytes(2).readUInt16BE() % 60_000));
  return { doc: `r/${target.joined.space}/0`, epoch: 0, client, from: 0, to: 1, bytes: bytes(client), ...change };
}
const section = (client: number, structs: Parameters<typeof forge>[0][number]['structs']) => [
  { client, clock: 0, structs },
];

/** Pushes in a fresh connection and waits for what the relay says of it. */
async function pushAll(target: Target, envelopes: readonly WireEnvelope[]): Promise<void> {
  const rogue = await target.inside();
  envelopes.forEach((envelope, at) => rogue.say({ type: 'push', batch: at + 1, envelopes: [envelope], asks: [] }));
  await Promise.race([rogue.ended, pause(120)]);
  rogue.socket.terminate();
}
async function flood(target: Target, frames: number, frame: (at: number) => DeviceFrame): Promise<void> {
  const rogue: Rogue = await target.inside();
  for (let at = 0; at < frames && rogue.isOpen; at += 1) rogue.say(frame(at));
  await Promise.race([rogue.ended, pause(150)]);
  rogue.socket.terminate();
}

const updates: readonly { readonly name: string; readonly of: (client: number, size: number) => Uint8Array }[] = [
  {
    name: 'a frame full of tiny structs',
    of: (client, size) =>
      forge(
        section(
          client,
          Array.from({ length: 20_000 * size }, () => gc(1)),
        ),
      ),
  },
  {
    name: 'structs counted that are not there',
    of: (client, size) => forge([{ client, clock: 0, structs: [], count: 2 ** (20 + size * 5) }]),
  },
  {
    name: 'a value that is nested without end',
    of: (client, size) => {
      let deep: unknown = 1;
      for (let at = 0; at < 400 * size; at += 1) deep = [deep];
      return forge(section(client, [item(8, { sub: 'a+b' }, any(deep))]));
    },
  },
  {
    name: 'types within types',
    of: (client, size) =>
      forge(
        section(
          client,
          Array.from({ length: 300 * size }, (_, at) =>
            item(7, at === 0 ? { root: 'cells' } : { parent: [client, at - 1] as const }, type(1)),
          ),
        ),
      ),
  },
  { name: 'a skip', of: (client, size) => forge(section(client, [skip(size * 1_000)])) },
  {
    name: 'a hole of everything',
    of: (client, size) => forge(section(client, [gc(2 ** (20 + size * 6))])),
  },
  {
    name: 'deleting what all have written',
    of: (client, size) =>
      forge(section(client, [cell('k+t')]), [[clientIdOf(1, 1, 0), [[0, 2 ** 20 * size] as const]]]),
  },
  {
    name: 'deleted clocks beyond counting',
    of: (client, size) =>
      forge(section(client, [cell('k+t')]), [
        [client, Array.from({ length: 9_000 * size }, (_, at) => [at * 2, 1] as const)],
      ]),
  },
  {
    name: 'a key into the prototype',
    of: (client, size) =>
      forge(
        section(client, [
          cell(['__proto__', 'a+__proto__', 'constructor', 'x+y:__proto__', 'prototype'][size - 1] ?? ''),
        ]),
      ),
  },
  {
    name: 'content that is no cell',
    of: (client, size) => forge(section(client, [item([1, 2, 3, 5, 9][size - 1] ?? 1, { sub: 'a+b' }, count(3))])),
  },
];

export const frameAttacks: readonly Attack[] = [
  ...updates.map(({ name, of }): Attack => ({
    name,
    run: (target, variant) => pushAll(target, [forged(target, (client) => of(client, variant + 1))]),
  })),
  {
    name: 'writing under somebody else’s number',
    run: (target, variant) => {
      const client = [clientIdOf(1, 1, 0), clientIdOf(1, 2, 7), clientIdOf(255, 1, 0), 7, 2 ** 52][variant] ?? 1;
      const doc = `r/${target.joined.space}/0`;
      return pushAll(target, [cellEnvelope(doc, { client, clock: 0, key: 'k+t', value: 'x' })]);
    },
  },
  {
    name: 'documents that cannot be',
    run: (target, variant) => {
      const name = ['', '../../etc/passwd', 'r/__proto__/0', `r/${target.joined.space}/999999`, 'o/people/../x'][
        variant
      ];
      const client = clientOf(target, 9);
      return pushAll(target, [cellEnvelope(name ?? '', { client, clock: 0, key: 'k+t', value: 'x' })]);
    },
  },
  {
    name: 'an epoch, clock or length that is not so',
    run: (target, variant) => {
      const change: Change =
        [{ epoch: 9 }, { from: 5, to: 6 }, { to: 2 ** 31 }, { from: 0, to: 0 }, { bytes: new Uint8Array(0) }][
          variant
        ] ?? {};
      return pushAll(target, [forged(target, (client) => forge(section(client, [cell('k+t')])), change)]);
    },
  },
  {
    name: 'more under way than may be',
    run: (target, variant) =>
      flood(target, 200 * (variant + 1), (at) => ({ type: 'push', batch: at + 1, envelopes: [], asks: [] })),
  },
  {
    name: 'here, there and everywhere',
    run: (target, variant) =>
      flood(target, 3_000 * (variant + 1), (at) => ({ type: 'present', at: `place ${at}`, on: null, field: null })),
  },
  {
    name: 'complaints without end',
    run: (target, variant) =>
      flood(target, 2_000 * (variant + 1), (at) => ({ type: 'bad', number: at, reason: 'because '.repeat(100) })),
  },
  {
    name: 'holding all that could be',
    run: (target, variant) =>
      flood(target, 5 * (variant + 1), (at) => ({
        type: at % 2 === 0 ? 'hold' : 'drop',
        docs: Array.from({ length: 3_000 }, (_, of) => `p/${target.joined.space}/t${at}x${of}`),
      })),
  },
  {
    name: 'giving back what was never lost',
    run: (target, variant) =>
      flood(target, 20 * (variant + 1), (at) =>
        at % 2 === 0
          ? { type: 'trail', points: Array.from({ length: 64 }, (_, of) => ({ number: of, chain: randomBytes(8) })) }
          : { type: 'offer', entries: [], stamps: [], snapshots: [], last: at % 3 === 0 },
      ),
  },
  {
    name: 'carets of pages that are not',
    run: (target, variant) =>
      flood(target, 500 * (variant + 1), (at) => ({
        type: 'caret',
        doc: `p/${target.joined.space}/t${at % 9}`,
        bytes: randomBytes(1 + ((at * 37) % 2_000)),
      })),
  },
  {
    name: 'asking for numbers without end',
    run: (target, variant) =>
      flood(target, 10, (at) => ({
        type: 'push',
        batch: at + 1,
        envelopes: [],
        asks: Array.from({ length: 1_500 * (variant + 1) }, (_, of) => ({ project: `p${at}`, record: `t${of}` })),
      })),
  },
  {
    name: 'a frame with some bytes changed',
    async run(target, variant) {
      const rogue = await target.inside();
      const honest: DeviceFrame = { type: 'present', at: 'somewhere', on: 'something', field: 'title' };
      for (let at = 0; at < 40 && rogue.isOpen; at += 1)
        rogue.sayDamaged(honest, (bytes) => {
          for (let of = 0; of <= variant; of += 1) bytes[randomInt(bytes.length)] = randomInt(256);
        });
      await Promise.race([rogue.ended, pause(60)]);
      rogue.socket.terminate();
    },
  },
];
