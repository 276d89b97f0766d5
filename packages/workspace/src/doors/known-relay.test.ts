// The relay by its key: what a device asks before it sends anything, of relays that say many things.
import { toBase64 } from '@baton/ledger/bytes';
import { encodeEntry } from '@baton/ledger/entry';
import { createDeviceKey, signBytes, type SigningKey } from '@baton/ledger/keys';
import { relayMessage } from '@baton/ledger/proofs';
import { signNewKey } from '@baton/ledger/sign-new-key';
import { foundedBy, must, newPlayer, openSpaceIn, World, type Player } from '@baton/ledger/test/world';
import { createMemoryDisk } from '@baton/store/disks/memory-disk';
import { ledgerWrite } from '@baton/store/ledger-rows';
import { expect, test } from 'vitest';
import { knownRelay } from './known-relay.ts';
import { askTicket } from './session.ts';

const of = { workspace: 'w1', device: 'd1' };
const ticket = 'T'.repeat(43);
const at = 'https://relay.example';

/** A device of Ann's workspace, whose book is as of this place; and what the relay holds at last. */
async function annAndDevice() {
  const ann = await newPlayer();
  const world = new World(await createDeviceKey());
  must(await world.say(ann, foundedBy(ann, world.relay), { text: 'Northwind' }));
  await openSpaceIn(world, ann, null);
  const disk = createMemoryDisk().open();
  const generation = await disk.lead();
  const save = async (): Promise<void> => {
    const rows = world.entries.map((entry) =>
      ledgerWrite(entry.number, { ledger: entry.ledger, entry: encodeEntry(entry) }),
    );
    const kept = { put: 'meta', key: 'world', value: { book: world.book, titles: {} } } as const;
    await disk.commit([kept, ...rows], { strict: true, generation });
  };
  await save();
  const known = knownRelay({ disk, generation, random: (count) => new Uint8Array(count).fill(7) });
  return { ann, world, known, save };
}
async function rekey(world: World, ann: Player, to: SigningKey): Promise<void> {
  world.now += 1;
  const { book, now } = world;
  const statement = await signNewKey({ book, person: ann.person, recovery: ann.recovery, to: to.publicKey, now });
  must(await Object.assign(world, { relay: to }).sequence(statement));
}
/** A relay with this key that shows these decisions; what else it is asked stands in `asked`. */
function relayWith(key: SigningKey, shown: readonly Uint8Array[], asked: string[] = []) {
  const fetch = async (url: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = new URL(url as string).pathname;
    asked.push(path);
    if (path === '/api/new-keys') return Response.json({ entries: shown.map(toBase64) });
    const { nonce } = JSON.parse(init?.body as string) as { nonce: string };
    return Response.json({ ticket, proof: await signBytes(key, relayMessage({ at, ...of, nonce, given: ticket })) });
  };
  return { relay: 'https://relay.example', fetch };
}
const shownBy = ({ entries }: World) => entries.map(encodeEntry);
const held = { final: null, otherKey: true };

test('[W500] a ticket of the relay that is known is used; one of another, or that proves nothing, is not', async () => {
  const { world, known } = await annAndDevice();
  const asked: string[] = [];
  expect(await askTicket(relayWith(world.relay, [], asked), of, known)).toEqual({ ticket });
  expect(asked).toEqual(['/api/tickets']);
  expect(await askTicket(relayWith(await createDeviceKey(), shownBy(world)), of, known)).toEqual(held);
  const silent = {
    ...relayWith(world.relay, []),
    fetch: (async () => Response.json({ ticket, entries: [] })) as never,
  };
  expect(await askTicket(silent, of, known)).toEqual(held);
  // The public half alone proves nothing, nor does a proof for another device.
  const { nonce } = known;
  const proof = await signBytes(world.relay, relayMessage({ at, ...of, device: 'd2', nonce: nonce(), given: ticket }));
  const copied = (async () => Response.json({ ticket, proof, entries: [] })) as never;
  expect(await askTicket({ relay: 'https://relay.example', fetch: copied }, of, known)).toEqual(held);
});

test('[W502] a device that is shown an owner’s word goes on by itself, and knows the relay by its new key from then on', async () => {
  const { world, ann, known } = await annAndDevice();
  const fresh = await createDeviceKey();
  await rekey(world, ann, fresh);
  expect(await askTicket(relayWith(fresh, shownBy(world)), of, known)).toEqual({ ticket });
  const asked: string[] = [];
  expect(await askTicket(relayWith(fresh, [], asked), of, known)).toEqual({ ticket });
  expect([asked, await known.key()]).toEqual([['/api/tickets'], fresh.publicKey]);
});

test('[W502] it goes back behind the new key for nobody, and on to a further one', async () => {
  const { world, ann, known, save } = await annAndDevice();
  const [old, fresh, third, other] = [world.relay, ...(await Promise.all([1, 2, 3].map(createDeviceKey)))] as [
    SigningKey,
    SigningKey,
    SigningKey,
    SigningKey,
  ];
  const before = shownBy(world);
  const beside = Object.assign(new World(old), { workspace: world.workspace, book: world.book });
  await rekey(world, ann, fresh);
  await askTicket(relayWith(fresh, shownBy(world)), of, known);
  expect(await askTicket(relayWith(old, before), of, known)).toEqual(held);
  // The same owner's word for another key, over the same day: whoever was believed first stays.
  await rekey(beside, ann, other);
  expect(await askTicket(relayWith(other, [...before, ...shownBy(beside)]), of, known)).toEqual(held);
  await save();
  expect(await known.key()).toBe(fresh.publicKey);
  await rekey(world, ann, third);
  expect(await askTicket(relayWith(third, shownBy(world)), of, known)).toEqual({ ticket });
  await save();
  expect(await known.key()).toBe(third.publicKey);
});
