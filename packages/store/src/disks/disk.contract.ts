// What each disk must do, run by every implementation's test.
import { expect, test } from 'vitest';
import { StaleLeader, type Disk } from '../disk.ts';

export function diskContract(name: string, open: () => Promise<Disk>): void {
  const strict = { strict: true, generation: 1 };
  const bytes = new Uint8Array([1, 2, 3]);

  test(`[T1] ${name} keeps the writes of one commit together`, async () => {
    const disk = await open();
    await disk.commit(
      [
        { put: 'meta', key: 'a', value: { bytes } },
        { put: 'confirmed', key: ['r/x', 7], value: bytes },
      ],
      strict,
    );
    expect(await disk.get('meta', 'a')).toEqual({ bytes });
    expect(await disk.get('confirmed', ['r/x', 7])).toEqual(bytes);
    await disk.commit([{ remove: 'meta', key: 'a' }], strict);
    expect(await disk.get('meta', 'a')).toBeUndefined();
    disk.close();
  });

  test(`[T1] ${name} keeps nothing of a commit that fails half way`, async () => {
    const disk = await open();
    const broken = [
      { put: 'meta', key: 'a', value: 1 } as const,
      { put: 'meta', key: 'b', value: () => 'cannot be kept' } as const,
    ];
    await expect(disk.commit(broken, strict)).rejects.toThrow(/clone/);
    expect(await disk.get('meta', 'a')).toBeUndefined();
    disk.close();
  });

  test(`[T2] ${name} reads a range in key order with both ends`, async () => {
    const disk = await open();
    const keys = [
      ['r/b', 1],
      ['r/a', 10],
      ['r/a', 9],
      ['r/a', 2],
      ['p/a', 3],
    ] as const;
    await disk.commit(
      keys.map((key) => ({ put: 'confirmed', key, value: key[1] })),
      strict,
    );
    await disk.commit(
      [3, 1, 20, 100].map((key) => ({ put: 'outbox', key, value: key })),
      strict,
    );
    expect((await disk.range('confirmed', ['r/a', 9], ['r/a', 10])).map(({ key }) => key)).toEqual([
      ['r/a', 9],
      ['r/a', 10],
    ]);
    expect((await disk.range('confirmed')).map(({ value }) => value)).toEqual([3, 2, 9, 10, 1]);
    expect((await disk.range('outbox', 3)).map(({ key }) => key)).toEqual([3, 20, 100]);
    disk.close();
  });

  test(`[T2] ${name} removes a range and writes in the order of the commit`, async () => {
    const disk = await open();
    await disk.commit(
      [1, 2, 3, 4].map((number) => ({ put: 'confirmed', key: ['r/a', number], value: number })),
      strict,
    );
    await disk.commit(
      [
        { removeRange: 'confirmed', from: ['r/a', 0], to: ['r/a', 3] },
        { put: 'confirmed', key: ['r/a', 2], value: 'again' },
      ],
      strict,
    );
    expect((await disk.range('confirmed')).map(({ value }) => value)).toEqual(['again', 4]);
    await disk.commit(
      [
        { put: 'meta', key: 'a', value: 1 },
        { put: 'meta', key: 'a', value: 2 },
        { put: 'meta', key: 'b', value: 1 },
        { remove: 'meta', key: 'b' },
      ],
      strict,
    );
    expect([await disk.get('meta', 'a'), await disk.get('meta', 'b')]).toEqual([2, undefined]);
    disk.close();
  });

  test(`[T3] ${name} refuses the commit of a leader that was overtaken`, async () => {
    const disk = await open();
    const first = await disk.lead();
    const second = await disk.lead();
    expect(second).toBe(first + 1);
    await expect(
      disk.commit([{ put: 'meta', key: 'late', value: 1 }], { strict: true, generation: first }),
    ).rejects.toBeInstanceOf(StaleLeader);
    expect(await disk.get('meta', 'late')).toBeUndefined();
    await disk.commit([{ put: 'meta', key: 'late', value: 2 }], { strict: true, generation: second });
    expect(await disk.get('meta', 'late')).toBe(2);
    disk.close();
  });
}
