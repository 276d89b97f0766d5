// The file itself, whatever is in it: whole and of a device that is known, or nothing of it is taken.
import { createDeviceKey, keyFromSeed } from '@baton/ledger/keys';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCarryFile, writeCarryFile, type CarryFile, type CarryHead } from '@baton/ledger/carry-file';

const key = await keyFromSeed(new Uint8Array(32).fill(3));
const ofKnown = (): string => key.publicKey;
const part = (size: number) => ({ doc: 'r/s/0', epoch: 0, client: 1, from: 0, to: 1, size });
const head = (more: Partial<CarryHead> = {}): CarryHead => ({
  version: 1,
  workspace: 'w1',
  device: 'd1',
  madeAt: 5,
  incarnation: 1,
  after: 0,
  upTo: 9,
  received: [{ ...part(3), number: 4, person: 'u1', deviceNo: 1, time: 2 }],
  pending: [{ batch: 7, name: 'moveTask', envelopes: [part(2), part(0)] }],
  ...more,
});
const parts = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5), new Uint8Array()];
const written = (file: Partial<CarryFile> = {}): Promise<Uint8Array> =>
  writeCarryFile({ head: head(), parts, ...file }, key);

test('[W123] what was carried comes out as it went in, however many parts and however large', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), async (all) => {
      const carried = head({
        received: [],
        pending: [{ batch: 1, name: null, envelopes: all.map((one) => part(one.length)) }],
      });
      expect(await readCarryFile(await written({ head: carried, parts: all }), ofKnown)).toEqual({
        head: carried,
        parts: all,
      });
    }),
    { numRuns: 60 },
  );
});

test('[W124] with any one byte changed, or cut anywhere, it is damaged or foreign, and never read', async () => {
  const file = await written();
  for (let at = 0; at < file.length; at += 1) {
    const changed = Uint8Array.from(file);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await readCarryFile(changed, ofKnown), `byte ${at}`).toBe('damaged');
    expect(await readCarryFile(file.subarray(0, at), ofKnown), `cut at ${at}`).toBe('damaged');
  }
});

test('[W124] with anything behind its end it is damaged', async () => {
  const file = await written();
  expect(await readCarryFile(Uint8Array.from([...file, 0]), ofKnown)).toBe('damaged');
});

test('[W124] signed as it should be, but with sizes that do not come out, it is damaged', async () => {
  for (const wrong of [parts.slice(0, 1), [...parts, Uint8Array.of(9)], []])
    expect(await readCarryFile(await written({ parts: wrong }), ofKnown)).toBe('damaged');
});

test('[W124] of a device that is none of the workspace it is foreign; signed by another than it names it is damaged', async () => {
  const other = await createDeviceKey();
  expect(await readCarryFile(await written(), () => undefined)).toBe('foreign');
  expect(await readCarryFile(await written(), () => other.publicKey)).toBe('damaged');
});

test('[W124] whose key it is is asked with the head as it was written', async () => {
  const asked: CarryHead[] = [];
  await readCarryFile(await written(), (read) => {
    asked.push(read);
    return undefined;
  });
  expect(asked).toEqual([head()]);
});

test('[W124] a head of another version, or of other fields, is damaged and nobody is asked for a key', async () => {
  for (const wrong of [{ version: 2 }, { received: [{ ...part(3), number: -1 }] }, { upTo: 'nine' }]) {
    const file = await writeCarryFile({ head: { ...head(), ...wrong } as CarryHead, parts }, key);
    const askedFor = (): string => {
      throw new Error('a key was asked for');
    };
    expect(await readCarryFile(file, askedFor)).toBe('damaged');
  }
});

test('[W124] whatever else a person picks by mistake is damaged, a file of nothing too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await readCarryFile(bytes, ofKnown)).toBe('damaged');
    }),
    { numRuns: 100 },
  );
  expect(await readCarryFile(new Uint8Array(), ofKnown)).toBe('damaged');
});
