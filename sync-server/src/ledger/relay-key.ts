// The relay's Ed25519 key, made at the first start. It signs entries and is named in each founding statement; who has it
// can forge the order of decisions (never the decisions), so only the relay's own user may read the file.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyFromSeed, seedBytes, type SigningKey } from '@baton/ledger/keys';

export async function openRelayKey(file: string): Promise<SigningKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    // Made once: 'wx' fails when it is there, and never overwrites a key that signed something.
    const made = await open(file, 'wx', 0o600);
    await made.writeFile(randomBytes(seedBytes));
    await made.sync();
    await made.close();
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'EEXIST') throw fault;
  }
  await chmod(file, 0o600);
  return keyFromSeed(await readFile(file));
}
