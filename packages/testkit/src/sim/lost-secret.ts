// A world whose relay loses its secret with all that it held. Somebody else may answer at its address meanwhile. Ann signs the
// new key in by what she wrote down, her device brings the decisions, everybody gives back what they have.
import { decodeEntry, entryHash, type Entry } from '@baton/ledger/entry';
import { createDeviceKey } from '@baton/ledger/keys';
import { makeRelayCode } from '@baton/ledger/relay-code';
import { isIllegal } from '@baton/model/directory/rules';
import { runsInMemory } from '@baton/sync-server/relay/new-keys';
import { heldDecisions } from '@baton/workspace/doors/refilling';
import { writeRecoveryLink } from '@baton/workspace/doors/links';
import { createRandom, type Random } from '../random.ts';
import type { SimDevice } from './device.ts';
import type { Fault } from './faults.ts';
import { genesis } from './genesis.ts';
import { Impostor } from './impostor.ts';
import { createWorld, opened, type World } from './living.ts';
import { allComeBack, areOneAgain, goOn, someAreAway } from './refilled.ts';
import { simOrigin } from './relay-door.ts';
import type { SimSecret } from './relay.ts';
import { liveOn } from './restored.ts';
import { begin, heal, sentenceOf } from './world.ts';

async function newSecret(random: Random): Promise<SimSecret & { readonly refillCode: string }> {
  const relayKey = await createDeviceKey();
  const refillCode = await makeRelayCode(relayKey.publicKey, random.bytes(17));
  return { relayKey, refillCode, newKeyRuns: runsInMemory() };
}

/** Nobody tells whoever stands at the relay's address anything, however often they come. */
async function somebodyElse(world: World, random: Random): Promise<string | null> {
  const { relay, time, story } = world;
  const impostor = await Impostor.make();
  relay.crash();
  relay.impostor = impostor;
  story.push('somebody else answers at the address of the relay');
  await goOn(world, 2 + random.int(4));
  await time.runFor(2_000 + random.int(4_000));
  relay.impostor = null;
  relay.start();
  const [told] = impostor.told;
  return told === undefined ? null : `P6: a relay that merely names the key was told something by ${told}`;
}

async function signIn(world: World, ann: SimDevice, code: string): Promise<string | null> {
  const { genesis: made, time, story } = world;
  const { workspace, recoverySeed: seed } = made;
  const link = writeRecoveryLink(simOrigin, { workspace, person: ann.options.machine.person, seed });
  for (let tries = 0; tries < 8; tries += 1) {
    const signing = ann.running?.engine.core.options.relayCalls?.signRelayKey?.({ link, code });
    await time.runFor(1_500);
    const fault = await Promise.race([signing, time.runFor(3_000).then(() => 'no answer' as const)]);
    if (fault === null) return null;
    story.push(`signing the key in: ${typeof fault === 'object' ? fault.sentence : 'no answer'}`);
  }
  return 'P10: the new key cannot be signed in';
}

const entriesOf = (all: readonly Uint8Array[]): readonly Entry[] =>
  all.flatMap((bytes) => {
    const entry = decodeEntry(bytes);
    return isIllegal(entry) ? [] : [entry];
  });

async function firstOther(there: readonly Entry[], anns: readonly Entry[]): Promise<number | null> {
  for (const [at, entry] of anns.entries()) {
    const here = there[at];
    if (!here || (await entryHash(here)) !== (await entryHash(entry))) return at + 1;
  }
  return null;
}

/** What Ann had when she signed stands in its order, and the new key behind it: no other history, and one new key. */
async function isOneLedger(
  { relay, genesis: { workspace, relayKey: old } }: World,
  { anns, secret }: { readonly anns: readonly Entry[]; readonly secret: SimSecret },
): Promise<string | null> {
  const open = relay.atDoor?.open;
  const log = relay.atDoor?.relay.options.log;
  if (!open || !log) return 'P10: the workspace is not opened again';
  const there = entriesOf((await log.ledgerAfter(workspace, 0)).map(({ entry }) => entry));
  const other = await firstOther(there, anns);
  if (other !== null) return `P8: decision ${other} is another one`;
  const { relayKey, former } = open.ledger.book;
  const isNamed = relayKey === secret.relayKey.publicKey && former?.map(({ key }) => key).join() === old.publicKey;
  return isNamed ? null : 'P8: the key is not the one that Ann signed in';
}

export interface LostSecret {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** Whether somebody else answered meanwhile. */
  readonly wasElse: boolean;
}
export async function liveThroughLostSecret(seed: number, fault: Fault | null = null): Promise<LostSecret> {
  const world = createWorld(seed, fault, { ...(await genesis()), asks: true });
  const random = createRandom(`lost secret ${seed}`);
  const { relay, devices, time, story } = world;
  const [ann] = devices as [SimDevice];
  let wasElse = false;
  const meet = async (chance: number): Promise<string | null> => {
    if (!random.chance(chance)) return null;
    wasElse = true;
    return somebodyElse(world, random);
  };
  const living = async (): Promise<string | null> => {
    await begin(world, 2);
    await liveOn(world, 8);
    await someAreAway(world, random);
    await goOn(world, 6);
    await heal(world);
    const before = await meet(0.5);
    if (before) return before;
    const secret = await newSecret(random);
    story.push('the relay loses its data and its secret');
    relay.losesSecret(secret);
    world.view.again();
    await goOn(world, 3);
    const between = await meet(0.5);
    if (between) return between;
    if (!ann.running) await opened(world, ann, 3_000);
    world.network.plug(ann.name);
    ann.running?.engine.wake();
    await time.runFor(3_000);
    const disk = ann.memory.open();
    const anns = entriesOf((await heldDecisions(disk)).entries);
    disk.close();
    const unsigned = await signIn(world, ann, secret.refillCode);
    if (unsigned) return unsigned;
    await goOn(world, 3);
    await allComeBack(world);
    return (await areOneAgain(world)) ?? isOneLedger(world, { anns, secret });
  };
  return { broken: await living().catch(sentenceOf), story, wasElse };
}
