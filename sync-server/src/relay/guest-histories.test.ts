// Canary isolation: in histories drawn at random everything that is not a guest's carries a token, and no token is in any
// byte that the guest's device was sent, over the line or by HTTP.
import { createEncoder } from '@baton/protocol/codec';
import { homeNameOf } from '@baton/model/directory/home-name';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, type TestDevice, writer } from '../test/device.fixture.ts';
import { guestOf } from '../test/guest.fixture.ts';
import { cast, openScene, settle, TestPeer } from '../test/scene.fixture.ts';

const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await settle();
};
const token = 'canary';

async function office() {
  const scene = await openScene();
  const { ann, bo, cy, joined } = await cast(scene, 'ann', 'bo', 'cy');
  const { space } = joined;
  await ann.propose(joined, { type: 'group-set', space, group: 'clients', readers: [ann.person] });
  await ann.propose(joined, { type: 'group-set', space, group: `${token}law`, readers: [ann.person, bo.person] });
  const { guest: gil, look } = await guestOf(scene, { by: ann, joined, groups: [homeNameOf(space, 'clients')] });
  const peers = new Map<TestDevice, TestPeer>();
  for (const device of [ann, bo, cy, gil]) peers.set(device, await TestPeer.join(scene, { device, joined }));
  return { scene, ann, bo, cy, gil, joined, space, peers, answers: [JSON.stringify(look.json)] };
}
type Office = Awaited<ReturnType<typeof office>>;
const task = `t${'0'.repeat(17)}`;
let batch = 1;
// oxlint-disable-next-line max-params -- seventeen deeds read as a list
const push = (of: Office, by: TestDevice, doc: string, text: string) => {
  batch += 1;
  return of.peers.get(by)!.push(batch, [writer(by, doc, batch)(text)]);
};

/** What others do, and what the guest asks meanwhile. */
const deeds: readonly ((of: Office) => Promise<unknown>)[] = [
  (of) => push(of, of.bo, `r/${of.space}/0`, token),
  (of) => push(of, of.cy, 'o/people', token),
  (of) => push(of, of.bo, `x/${of.space}/${token}law/0`, token),
  (of) => push(of, of.ann, `f/${of.space}/${task}/2026q1`, token),
  (of) => push(of, of.ann, `f/${of.space}/clients~internal/${task}/2026q1`, token),
  (of) => push(of, of.ann, `x/${of.space}/clients/0`, 'shared'),
  (of) => push(of, of.ann, `f/${of.space}/clients/${task}/2026q1`, 'shared'),
  (of) => push(of, of.gil, `x/${of.space}/clients/0`, 'theirs'),
  (of) => push(of, of.gil, `r/${of.space}/0`, 'refused'),
  (of) => of.ann.propose(of.joined, { type: 'space-titled', space: of.space }, token),
  (of) => of.ann.propose(of.joined, { type: 'space-opened', space: newId('s'), open: true, members: [] }, token),
  (of) => of.ann.invite(of.joined, { by: token }),
  (of) =>
    of.ann.propose(of.joined, {
      type: 'moved',
      records: [task],
      born: of.space,
      from: of.space,
      to: homeNameOf(of.space, 'clients'),
    }),
  (of) =>
    of.ann.propose(of.joined, {
      type: 'moved',
      records: [task],
      born: of.space,
      from: homeNameOf(of.space, 'clients'),
      to: homeNameOf(of.space, `${token}law`),
    }),
  async (of) => {
    of.peers.get(of.bo)!.say({ type: 'present', at: `r/${of.space}/0`, on: token, field: token });
    await of.scene.clock.pass(2_000);
  },
  async (of) => {
    const { workspace } = of.joined;
    for (const doc of [`r/${of.space}/0`, 'o/people', `f/${of.space}/${task}/2026q1`])
      of.answers.push(JSON.stringify(await of.gil.post('/api/history', { workspace, doc })));
    of.peers.get(of.gil)!.say({ type: 'hold', docs: [`f/${of.space}/${task}/2026q1`, `p/${of.space}/${task}`] });
  },
  async (of) => {
    const before = of.peers.get(of.gil)!;
    const peer = await TestPeer.join(of.scene, { device: of.gil, joined: of.joined });
    peer.frames.unshift(...before.frames);
    of.peers.set(of.gil, peer);
  },
];

test('[S252] whatever was done in whatever order, no token of what is not a guest’s is in a byte sent to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 4, maxLength: 16 }), async (history) => {
      const of = await office();
      for (const deed of history) {
        await deed(of);
        await quiet();
      }
      const encoder = createEncoder();
      const sent = of.peers.get(of.gil)!.frames.map((frame) => Buffer.from(encoder.encode(frame)).toString('latin1'));
      const all = [...sent, ...of.answers].join('\n');
      for (const secret of [token, of.bo.person, of.cy.person, of.bo.device, of.cy.device])
        expect([secret, all.includes(secret)]).toEqual([secret, false]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
