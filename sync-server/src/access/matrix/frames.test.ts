// Every frame × who may not × a document that is there and one that is not: the answers are the same to the byte, and
// nobody who reads the document is told anything.
import type { DeviceFrame, RelayFrame } from '@baton/protocol/frames';
import { deviceFrameNumbers } from '@baton/protocol/device-frames';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId, writer, type Joined, type TestDevice } from '../../test/device.fixture.ts';
import { guestOf } from '../../test/guest.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../../test/scene.fixture.ts';
import type { FramesTaken } from '../../relay/frames-taken.ts';

const quiet = async (scene: Scene): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await settle();
  await scene.clock.pass(3_000);
};
interface Office {
  readonly scene: Scene;
  readonly joined: Joined;
  readonly owner: TestPeer;
  readonly outsiders: Readonly<Record<string, TestDevice>>;
  /** A space that only its owner stands in, and one that nobody has opened. */
  readonly spaces: Readonly<Record<'foreign' | 'unknown', string>>;
  readonly task: string;
}
const group = 'few';

async function openOffice(): Promise<Office> {
  const scene = await openScene();
  const { ann, member, viewer, admin, joined } = await cast(scene, 'ann', 'member', 'viewer', 'admin');
  const { space } = joined;
  const spaces = { foreign: newId('s'), unknown: newId('s') };
  const readers = [ann.person];
  await ann.propose(joined, { type: 'space-opened', space: spaces.foreign, open: false, members: readers }, 'Board');
  await ann.propose(joined, { type: 'group-set', space: spaces.foreign, group, readers });
  await ann.propose(joined, { type: 'group-set', space, group: 'clients', readers });
  await ann.propose(joined, { type: 'role-set', space, person: viewer.person, role: 'viewer' });
  await ann.propose(joined, { type: 'person-role-set', person: admin.person, role: 'admin' });
  const { guest } = await guestOf(scene, { by: ann, joined, groups: [`${space}/clients` as never] });
  const owner = await TestPeer.join(scene, { device: ann, joined });
  owner.say({ type: 'present', at: '', on: null, field: null });
  const task = newId('t') as string;
  const docs = namesIn(spaces.foreign, task);
  for (const [at, doc] of docs.entries()) await owner.push(at + 1, [{ ...writer(ann, doc, at)('inside'), doc }]);
  await quiet(scene);
  return { scene, joined, owner, outsiders: { member, viewer, guest, admin }, spaces, task };
}
/** One of each kind that a space can hold. */
const namesIn = (space: string, task: string): readonly string[] => [
  `r/${space}/0`,
  `x/${space}/${group}/0`,
  `f/${space}/${task}/2026q1`,
  `f/${space}/${group}/${task}/2026q1`,
  `p/${space}/${task}`,
];

type Frames = Readonly<
  Record<Exclude<keyof typeof deviceFrameNumbers, 'hello'>, (doc: string, by: TestDevice) => DeviceFrame>
>;
const frames: Frames = {
  push: (doc, by) => ({ type: 'push', batch: 1, envelopes: [writer(by, doc, 7)('from outside')], asks: [] }),
  present: (doc) => ({ type: 'present', at: `${doc.split('/')[1]}/home`, on: null, field: null }),
  bad: () => ({ type: 'bad', number: 3, reason: 'it does not open' }),
  hold: (doc) => ({ type: 'hold', docs: [doc] }),
  drop: (doc) => ({ type: 'drop', docs: [doc] }),
  trail: () => ({ type: 'trail', points: [{ number: 2, chain: new Uint8Array(32) }] }),
  offer: (doc, by) => ({
    type: 'offer',
    entries: [
      {
        kind: 'update',
        number: 2,
        person: by.person,
        deviceNo: by.deviceNo,
        time: 1,
        envelope: writer(by, doc, 8)('given back'),
      },
    ],
    stamps: [],
    snapshots: [],
    last: true,
  }),
  caret: (doc) => ({ type: 'caret', doc, bytes: Uint8Array.of(0) }),
};

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});

/** As it went over the wire, but for the ids that were asked for and the clock. */
function words(sent: readonly RelayFrame[], space: string): string {
  const plain = (key: string, value: unknown): unknown => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
    // A mark says how often this device has said what it keeps.
    const isMark = typeof value === 'object' && value !== null && 'doc' in value && value.doc === '-';
    if (isMark) return { ...value, number: 0 };
    return key === 'now' || key === 'time' ? 0 : value;
  };
  return JSON.stringify(sent, plain).replaceAll(space, 'a space');
}

async function heardBy(device: TestDevice, space: string, say: readonly DeviceFrame[]): Promise<string> {
  const { scene, joined } = office;
  const peer = await TestPeer.join(scene, { device, joined });
  // An extract is signed first.
  for (let turn = 0; turn < 200 && !peer.entries.some(({ kind }) => kind === 'ledger'); turn += 1) await settle();
  await quiet(scene);
  const before = peer.frames.length;
  for (const frame of say) peer.say(frame);
  await quiet(scene);
  const heard = `${words(peer.frames.slice(before), space)} ${JSON.stringify(peer.closed)}`;
  peer.place?.leave();
  await quiet(scene);
  return heard;
}

test('[S260] somebody has made one of every frame that a device sends', () => {
  expect(Object.keys(frames).toSorted()).toEqual(
    Object.keys(deviceFrameNumbers)
      .filter((name) => name !== 'hello')
      .toSorted(),
  );
});

test('[S434] a frame for which no policy is named does not build', () => {
  const build = (taken: FramesTaken): FramesTaken => taken;
  const { push: _push, ...rest } = {} as FramesTaken;
  // @ts-expect-error -- one that is left out
  build(rest);
  // @ts-expect-error -- one that no policy judges
  build({ ...rest, push: () => undefined });
  expect(build).toBeTypeOf('function');
});

describe('a document that is not theirs', () => {
  const cases = Object.entries(frames).flatMap(([name, make]) =>
    ['member', 'viewer', 'guest', 'admin'].map((who) => [name, who, make] as const),
  );

  test.each(cases)(
    '[S260] %s of the %s is answered as of one that is not there, and told to nobody',
    async (_, who, make) => {
      const { owner, outsiders, spaces, task, scene } = office;
      const device = outsiders[who];
      if (!device) throw new Error(who);
      const told = owner.entries.length;
      for (const [at, foreign] of namesIn(spaces.foreign, task).entries()) {
        const unknown = namesIn(spaces.unknown, task)[at] ?? '';
        const heard = [
          await heardBy(device, spaces.foreign, [make(foreign, device)]),
          await heardBy(device, spaces.unknown, [make(unknown, device)]),
        ];
        expect([foreign, heard[0]]).toEqual([foreign, heard[1]]);
        expect(heard[0]).not.toContain('inside');
      }
      expect(owner.entries.length).toBe(told);
      const places = owner.of('presence').flatMap(({ here }) => here.map(({ at }) => at));
      expect(new Set(places)).toEqual(new Set(['']));
      expect(owner.of('carets').flatMap(({ here }) => here)).toEqual([]);
      expect(scene.troubles.filter((line) => !line.includes('it does not open'))).toEqual([]);
    },
  );
});
