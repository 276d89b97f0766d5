// What every store of files keeps to. Each implementation runs it.
import { expect, test } from 'vitest';
import type { Coming, FileStore } from './contract.ts';
import { bytesOf, hashOf, listed } from './hash.fixture.ts';

const workspace = 'w'.padEnd(18, '0');
const person = 'uANN'.padEnd(18, '0');
const coming = (bytes: Uint8Array): Coming => ({ workspace, person, hash: hashOf(bytes) });

async function readAll(
  store: FileStore,
  of: Coming,
  [from, to]: readonly [number, number],
): Promise<Uint8Array | null> {
  const stream = await store.read(of, from, to);
  return stream === null ? null : new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param open gives the store as a restarted relay would open it, over the same place. */
export function storeContract(open: () => FileStore): void {
  test('[S390] parts are added where the last one ended, and a restart changes nothing about it', async () => {
    const bytes = bytesOf(2_500);
    const of = coming(bytes);
    expect(await open().came(of)).toBe(0);
    expect(await open().put(of, 0, bytes.subarray(0, 1_000))).toBe(1_000);
    // Elsewhere than where it ended: nothing is added, and it is said where it ended.
    expect(await open().put(of, 2_000, bytes.subarray(2_000))).toBe(1_000);
    expect(await open().put(of, 0, bytes.subarray(0, 1_000))).toBe(1_000);
    expect(await open().put(of, 1_000, bytes.subarray(1_000))).toBe(2_500);
    expect(await open().came(of)).toBe(2_500);
    expect(await open().size(of)).toBeNull();
    expect(await open().finish(of)).toBe(true);
    expect([await open().size(of), await open().came(of)]).toEqual([2_500, 0]);
    expect(await readAll(open(), of, [0, 2_500])).toEqual(bytes);
  });

  test('[S390] what is not what it was called is thrown away, and is never kept under that name', async () => {
    const bytes = bytesOf(300, 2);
    const of = { ...coming(bytes), hash: hashOf(bytesOf(300, 3)) };
    await open().put(of, 0, bytes);
    expect(await open().finish(of)).toBe(false);
    expect([await open().size(of), await open().came(of)]).toEqual([null, 0]);
  });

  test('[S390] what one person sends is not what another does', async () => {
    const bytes = bytesOf(200, 4);
    const of = coming(bytes);
    await open().put(of, 0, bytes.subarray(0, 100));
    expect(await open().came({ ...of, person: 'uB0'.padEnd(18, '0') })).toBe(0);
    await open().drop(of);
    expect(await open().came(of)).toBe(0);
  });

  test('[S390] a range is what stands there, and nothing of it past the end', async () => {
    const bytes = bytesOf(1_000, 5);
    const of = coming(bytes);
    await open().put(of, 0, bytes);
    await open().finish(of);
    expect(await readAll(open(), of, [100, 250])).toEqual(bytes.slice(100, 250));
    expect(await readAll(open(), of, [990, 1_000])).toEqual(bytes.slice(990));
    expect(await readAll(open(), of, [7, 7])).toEqual(new Uint8Array());
  });

  test('[S390] nothing is kept of what is removed, and removing it again harms nobody', async () => {
    const bytes = bytesOf(64, 6);
    const of = coming(bytes);
    await open().put(of, 0, bytes);
    await open().finish(of);
    await open().remove(of);
    await open().remove(of);
    expect([await open().size(of), await readAll(open(), of, [0, 64])]).toEqual([null, null]);
  });

  test('[S400] a store tells everything that it keeps of a workspace, and of no other', async () => {
    const other = 'w'.padEnd(18, '1');
    const kept = new Map(Array.from({ length: 5 }, (_, at) => [hashOf(bytesOf(10 + at, 9)), 10 + at]));
    for (const [hash, size] of kept) {
      const of = { workspace: other, person, hash };
      await open().put(of, 0, bytesOf(size, 9));
      await open().finish(of);
    }
    const found = await listed(open().list(other));
    expect(new Map(found.map(({ hash, size }) => [hash, size]))).toEqual(kept);
    expect(found).toHaveLength(5);
    expect(await listed(open().list('w'.padEnd(18, '2')))).toEqual([]);
    await expect((async () => listed(open().list('../x')))()).rejects.toThrow('listed by');
  });

  test('[S390] an empty file is one', async () => {
    const of = coming(new Uint8Array());
    await open().put(of, 0, new Uint8Array());
    expect(await open().finish(of)).toBe(true);
    expect([await open().size(of), await readAll(open(), of, [0, 0])]).toEqual([0, new Uint8Array()]);
  });

  test('[S390] the same bytes may come twice', async () => {
    const bytes = bytesOf(90, 7);
    const of = coming(bytes);
    for (const who of [person, 'uB0'.padEnd(18, '0')]) {
      await open().put({ ...of, person: who }, 0, bytes);
      expect(await open().finish({ ...of, person: who })).toBe(true);
    }
    expect(await readAll(open(), of, [0, 90])).toEqual(bytes);
  });

  test('[S390] what was begun long ago and never finished is given up', async () => {
    const bytes = bytesOf(80, 8);
    const of = coming(bytes);
    await open().put(of, 0, bytes.subarray(0, 40));
    await open().dropBefore(Date.now() - 60_000);
    expect(await open().came(of)).toBe(40);
    await open().dropBefore(Date.now() + 60_000);
    expect(await open().came(of)).toBe(0);
  });

  test.each(['../../log.db', '..', 'a'.repeat(63), `${'a'.repeat(62)}/.`, 'A'.repeat(64), `${'a'.repeat(64)}\n`])(
    '[S391] %j is no name of a file, and reaches no disk',
    async (hash) => {
      const of = { workspace, person, hash };
      await expect((async () => open().size(of))()).rejects.toThrow('named by');
      await expect((async () => open().put(of, 0, new Uint8Array(1)))()).rejects.toThrow('named by');
      await expect((async () => open().remove({ ...of, hash: 'a'.repeat(64), workspace: hash }))()).rejects.toThrow(
        'named by',
      );
    },
  );
}
