// The relay's Ed25519 key, made at the first start. It signs entries and is named in each founding statement; who has it
// can forge the order of decisions (never the decisions), so only the relay's own user may read the file.
import { randomBytes } from 'node:crypto';
import { chmod, constants, copyFile, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyFromSeed, seedBytes, type SigningKey } from '@baton/ledger/keys';

const codeOf = (fault: unknown): string | undefined => (fault as { code?: string }).code;

const read = (file: string): Promise<Uint8Array | undefined> =>
  readFile(file).catch((fault: unknown) => {
    if (codeOf(fault) === 'ENOENT') return undefined;
    throw fault;
  });

/** Whole under another name first: power can go between making a file and writing it. */
async function make(file: string): Promise<void> {
  const beside = `${file}.${randomBytes(8).toString('hex')}`;
  const made = await open(beside, 'wx', 0o600);
  await made.writeFile(randomBytes(seedBytes));
  await made.sync();
  await made.close();
  try {
    // Fails when it is there, and never overwrites a key that signed something.
    await link(beside, file);
  } catch (fault) {
    // Some file systems know no second name for a file; there nobody else is making one (ops/one-relay.ts).
    if (codeOf(fault) !== 'EEXIST') await copyFile(beside, file, constants.COPYFILE_EXCL);
  } finally {
    await unlink(beside);
  }
}

/** Without making one. */
export async function readRelayKey(file: string): Promise<SigningKey | undefined> {
  const seed = await read(file);
  return seed?.length === seedBytes ? keyFromSeed(seed) : undefined;
}

/** A secret that still lies where it used to goes to its new place: copied and forced to the disk, then removed. */
export async function moveRelayKey(from: string, to: string): Promise<void> {
  const seed = from === to ? undefined : await read(from);
  if (!seed || (await read(to))) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const made = await open(to, 'wx', 0o600);
  await made.writeFile(seed);
  await made.sync();
  await made.close();
  await unlink(from);
}

export async function openRelayKey(file: string): Promise<SigningKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if (!(await read(file))) await make(file);
  await chmod(file, 0o600);
  const seed = await read(file);
  if (seed?.length !== seedBytes)
    throw new Error(`The relay's key (${file}) is damaged: it has not 32 bytes. Put it back from its backup.`);
  return keyFromSeed(seed);
}
