import { describe, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import { any, cell, count, forge, item, text, type, type ForgedStruct } from './forge.fixture.ts';
import { check } from './guard.ts';

import { ann, asked, bo, context, ok, refusedBy } from './asked.fixture.ts';

describe('what', () => {
  const strange: readonly (readonly [string, ForgedStruct])[] = [
    [
      'JSON',
      item(2, { sub: 'k' }, (encoder) => {
        count(1)(encoder);
        text('"x"')(encoder);
      }),
    ],
    ['bytes', item(3, { sub: 'k' }, (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array(3)))],
    [
      'a sub-document',
      item(9, { sub: 'k' }, (encoder) => {
        text('guid')(encoder);
        encoding.writeAny(encoder, {});
      }),
    ],
    ['an array', item(7, { sub: 'k' }, type(0))],
    ['a map', item(7, { sub: 'k' }, type(1))],
    ['a text', item(7, { sub: 'k' }, type(2))],
    ['a hook', item(7, { sub: 'k' }, type(5, 'evil'))],
  ];
  test.each(strange)('[G13] %s is content that no document holds', (_, struct) => {
    expect(asked([struct])).toMatchObject(refusedBy('content'));
    const page = check(forge([{ client: ann, clock: 10, structs: [struct] }]), context('page'));
    expect(page).toMatchObject(refusedBy('content'));
  });

  test('[G13] rich text stands in pages only; an unknown kind of content or type is refused', () => {
    const word = item(4, {}, text('word'));
    expect(asked([word])).toMatchObject(refusedBy('content'));
    expect(asked([item(4, { root: 'content' }, text('word'))], 'page')).toMatchObject(ok);
    expect(asked([item(11, { sub: 'k' }, count(1))])).toMatchObject(refusedBy('encoding'));
    expect(asked([item(7, { root: 'content' }, type(77))], 'page')).toMatchObject(refusedBy('encoding'));
  });

  test('[G14] cells stand under the root of their class, by a key, and not inside each other', () => {
    expect(asked([cell('t1+ti', 1, { root: 'other' })])).toMatchObject(refusedBy('root'));
    expect(asked([item(8, { root: 'cells' }, any(['t1+ti', 'x', 1, 'ann']))])).toMatchObject(refusedBy('root'));
    expect(asked([item(8, { parent: [bo, 3], sub: 'k' }, any(1))])).toMatchObject(refusedBy('root'));
    expect(asked([item(4, { root: 'elsewhere' }, text('x'))], 'page')).toMatchObject(refusedBy('root'));
  });

  test('[G15] names that reach into prototypes are refused wherever they stand', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      expect(asked([item(8, { sub: name }, any(1))])).toMatchObject(refusedBy('keys'));
      const inside = any(['k', { deep: [{ [name === '__proto__' ? 'x__proto_' : name]: 1 }] }, 1, 'ann']);
      const bytes = forge([{ client: ann, clock: 10, structs: [item(8, { sub: 'k' }, inside)] }]);
      expect(
        check(name === '__proto__' ? swap(bytes, 'x__proto_', '__proto__') : bytes, context('records')),
      ).toMatchObject(refusedBy('encoding'));
      expect(asked([item(7, { root: 'content' }, type(3, name))], 'page')).toMatchObject(refusedBy('encoding'));
      const mark = item(6, { root: 'content' }, (encoder) => {
        text(name)(encoder);
        text('true')(encoder);
      });
      expect(asked([mark], 'page')).toMatchObject(refusedBy('encoding'));
      const markValue = item(6, { root: 'content' }, (encoder) => {
        text('link')(encoder);
        text(`{"a":{"${name}":1}}`)(encoder);
      });
      expect(asked([markValue], 'page')).toMatchObject(refusedBy('encoding'));
    }
  });

  test('[G16] types stand at most 64 deep in a page; a value in a cell at most 16', () => {
    const nested = (depth: number): readonly ForgedStruct[] =>
      Array.from({ length: depth }, (_, at) =>
        item(7, at === 0 ? { root: 'content' } : { parent: [ann, 9 + at] }, type(3, 'blockquote')),
      );
    expect(asked(nested(64), 'page')).toMatchObject(ok);
    expect(asked(nested(65), 'page')).toMatchObject(refusedBy('nesting'));
    const value = (depth: number): unknown => (depth === 0 ? 1 : [value(depth - 1)]);
    expect(asked([item(8, { sub: 'k' }, any(value(16)))])).toMatchObject(ok);
    expect(asked([item(8, { sub: 'k' }, any(value(17)))])).toMatchObject(refusedBy('encoding'));
    expect(
      asked([
        item(8, { sub: 'k' }, (encoder) => {
          count(1)(encoder);
          for (let at = 0; at < 100_000; at += 1) {
            encoding.writeUint8(encoder, 117);
            encoding.writeVarUint(encoder, 1);
          }
        }),
      ]),
    ).toMatchObject(refusedBy('encoding'));
  });

  test('[G16] an insert beside a deep element is as deep as that', () => {
    const chain = Array.from({ length: 64 }, (_, at) =>
      item(7, at === 0 ? { root: 'content' } : { parent: [ann, 9 + at] }, type(3, 'q')),
    );
    const beside = item(7, { origin: [ann, 73] }, type(3, 'q'));
    const inside = item(7, { parent: [ann, 74] }, type(3, 'q'));
    expect(asked([...chain, beside], 'page')).toMatchObject(ok);
    expect(asked([...chain, beside, inside], 'page')).toMatchObject(refusedBy('nesting'));
  });
});

function swap(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const copy = bytes.slice();
  copy.set(new TextEncoder().encode(to), Buffer.from(bytes).indexOf(from));
  return copy;
}
