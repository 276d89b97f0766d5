import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isFull,
  nothingReceived,
  nothingSent,
  readClocks,
  readStream,
  readWord,
  wasFull,
  writeClocks,
  writeStream,
  writeWord,
} from './handles.ts';
import type { StreamOf } from './handles.ts';
import { maxHandles, maxItems } from './limits.ts';
import { openReader } from './reader.ts';
import { openWriter, written } from './writer.ts';
import type { Writer } from './writer.ts';

const author = { person: 'u1', deviceNo: 7 };
const stream = (part: Partial<StreamOf> = {}): StreamOf => ({
  doc: 'r/s/1',
  epoch: 1,
  client: 2 ** 44,
  author,
  ...part,
});
/** Both ends of one direction. */
function ends() {
  const [sent, received] = [nothingSent(), nothingReceived()];
  const send = (write: (writer: Writer) => void) => {
    const writer = openWriter();
    write(writer);
    return openReader(written(writer));
  };
  return { sent, received, send };
}

test('[P2] any run of words comes out as it went in, each spelt out once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('dir', 'a', 'bb', 'ccc', 'ä'), { maxLength: 30 }), (words) => {
      const { sent, received, send } = ends();
      const lengths = words.map((word) => {
        const reader = send((writer) => writeWord(writer, sent, word));
        expect(readWord(reader, received)).toBe(word);
        return reader.bytes.length;
      });
      expect(lengths.filter((length) => length > 1)).toHaveLength(new Set(words).size);
    }),
    { numRuns: 300 },
  );
});

test('[P2] a stream is its document, epoch, client and author: another of any is another stream', () => {
  const all = [
    stream(),
    stream({ doc: 'r/s/2' }),
    stream({ epoch: 2 }),
    stream({ client: 2 ** 44 + 1 }),
    stream({ author: { ...author, deviceNo: 8 } }),
    stream({ author: { ...author, person: 'u2' } }),
  ];
  const { sent, received, send } = ends();
  for (const one of [...all, ...all]) {
    const reader = send((writer) => writeStream(writer, sent, one));
    expect(readStream(reader, received, true)).toMatchObject(one);
  }
  expect(sent.introduced).toBe(all.length);
  expect(received.streams).toHaveLength(all.length);
});

test('[P2] as many clients and documents as one frame can add to tables that are all but full are told apart', () => {
  const { sent, received, send } = ends();
  for (let client = 0; client < maxHandles + maxItems; client += 1) sent.clients.set(client, client);
  const clients = [0, 1, maxHandles, 2 * maxHandles, maxHandles + maxItems - 1];
  const all = ['a', 'b', 'c'].flatMap((doc) => clients.map((client) => stream({ doc, client, author: null })));
  for (const one of [...all, ...all.toReversed()])
    expect(
      readStream(
        send((writer) => writeStream(writer, sent, one)),
        received,
        false,
      ),
    ).toMatchObject(one);
  expect(received.streams).toHaveLength(all.length);
});

test('[P2] an author is told with the stream and costs nothing afterwards', () => {
  const { sent, send } = ends();
  const first = send((writer) => writeStream(writer, sent, stream()));
  const second = send((writer) => writeStream(writer, sent, stream()));
  expect(first.bytes.length).toBeGreaterThan(10);
  expect(second.bytes).toHaveLength(1);
});

test('[P2] a device’s own stream has no author, and none is read', () => {
  const { sent, received, send } = ends();
  const reader = send((writer) => writeStream(writer, sent, stream({ author: null })));
  expect(readStream(reader, received, false).author).toBeNull();
  expect(reader.at).toBe(reader.bytes.length);
});

test('[P3] clocks that follow each other cost two bytes, however high they are', () => {
  const { sent, received, send } = ends();
  const steps = [
    { from: 2 ** 31, to: 2 ** 31 + 5 },
    { from: 2 ** 31 + 5, to: 2 ** 31 + 5 },
    { from: 2 ** 31 + 5, to: 2 ** 31 + 9 },
    { from: 0, to: 3 },
  ];
  const lengths = steps.map((clocks) => {
    const reader = send((writer) => writeClocks(writer, writeStream(writer, sent, stream()), clocks));
    expect(readClocks(reader, readStream(reader, received, true))).toEqual(clocks);
    return reader.bytes.length;
  });
  expect(lengths.slice(1, 3)).toEqual([3, 3]);
});

test('[P1] each stream counts its own clocks', () => {
  const { sent, received, send } = ends();
  for (const [doc, from] of [
    ['a', 5],
    ['b', 900],
    ['a', 6],
    ['b', 901],
  ] as const) {
    const reader = send((writer) =>
      writeClocks(writer, writeStream(writer, sent, stream({ doc })), { from, to: from + 1 }),
    );
    expect(readClocks(reader, readStream(reader, received, true))).toEqual({ from, to: from + 1 });
  }
});

test('[P8] clocks beyond 2^32 are malformed', () => {
  const top = { ...stream(), next: 2 ** 32 - 1 };
  expect(() => readClocks(openReader(Uint8Array.of(2, 0)), { ...top })).toThrow('out of range');
  expect(() => readClocks(openReader(Uint8Array.of(0, 1)), { ...top })).toThrow('out of range');
  expect(readClocks(openReader(Uint8Array.of(0, 0)), { ...top })).toEqual({ from: 2 ** 32 - 1, to: 2 ** 32 - 1 });
});

test('[P10] both ends find their tables full at the same word', () => {
  const { sent, received, send } = ends();
  for (let at = 0; at < maxHandles; at += 1) {
    expect([isFull(sent), wasFull(received)]).toEqual([false, false]);
    readWord(
      send((writer) => writeWord(writer, sent, `w${at}`)),
      received,
    );
  }
  expect([isFull(sent), wasFull(received)]).toEqual([true, true]);
});

test('[P10] streams fill a table too, where a few words make many of them', () => {
  const { sent, received, send } = ends();
  for (let client = 0; client < maxHandles; client += 1) {
    readStream(
      send((writer) => writeStream(writer, sent, stream({ client }))),
      received,
      true,
    );
  }
  expect(sent.words.size).toBe(2);
  expect([isFull(sent), wasFull(received)]).toEqual([true, true]);
});
