// P12: whatever bytes arrive, the three readers that meet them first (frames, updates, statements and entries) give an
// answer: they throw nothing, take no time to speak of and keep nothing; and honest ones pass all the while.
import { decodeEntry, encodeEntry, type Entry } from '@baton/ledger/entry';
import { fixedHeader, readStatement } from '@baton/ledger/statement';
import type { PersonId, WorkspaceId } from '@baton/model/ids';
import { createDecoder, createEncoder, isMalformed, type Malformed } from '@baton/protocol/codec';
import type { DeviceFrame, RelayFrame } from '@baton/protocol/frames';
import { deviceFrame, relayFrame } from '@baton/protocol/test/arbitraries';
import { clientIdOf } from '@baton/replica/client-id';
import { check } from '@baton/replica/guard/guard';
import type { DocClass } from '@baton/replica/layout';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId, TestDevice } from '../test/device.fixture.ts';
import { cellEnvelope } from '../test/update.fixture.ts';
import { fuzz, mutated, noise, oneOf, seedOf, type Cost, type Draw } from './fuzzing.fixture.ts';
import { deepOr } from './share.fixture.ts';

/** For each of four: 160,000 together, five million in depth. */
const rounds = deepOr({ deep: 1_250_000, share: 40_000 });
const seed = seedOf();
/** Every so many rounds something honest. */
const honestEvery = 20;
const must = (is: boolean, what: string): void => {
  if (!is) throw new Error(what);
};

function expectCheap({ slowest, kept, grown }: Cost): void {
  expect(slowest, `BATON_SEED=${seed}`).toBeLessThanOrEqual(250);
  expect(kept, `BATON_SEED=${seed}`).toBeLessThan(32);
  expect(grown, `BATON_SEED=${seed}`).toBeLessThan(384);
}

type Frame = DeviceFrame | RelayFrame;
const framesOf = {
  device: fc.sample(deviceFrame, { numRuns: 400, seed }),
  relay: fc.sample(relayFrame, { numRuns: 400, seed }),
};

/** What was read is written as the same bytes, in the same place of the conversation. */
function saysAgain(said: readonly Frame[], answer: Frame | Malformed, bytes: Uint8Array): boolean {
  const encoder = createEncoder();
  for (const frame of said) encoder.encode(frame);
  return !isMalformed(answer) && Buffer.compare(encoder.encode(answer), bytes) === 0;
}

test.each(['device', 'relay'] as const)('[S168] frames of a %s', (from) => {
  const known: readonly Frame[] = framesOf[from];
  const answers = { read: 0, malformed: 0 };
  const cost = fuzz({
    rounds,
    seed,
    round(draw, at) {
      const encoder = createEncoder();
      // What was said before introduced names that the damaged frame may refer to.
      const said = Array.from({ length: draw(3) }, () => oneOf(draw, known));
      const before = said.map((one) => encoder.encode(one));
      const frame = oneOf(draw, known);
      const honest = encoder.encode(frame);
      const isHonest = at % honestEvery === 0;
      const sent = isHonest ? honest : mutated(honest, draw);
      const take = (): void => {
        const decoder = createDecoder(from);
        for (const bytes of before) decoder.decode(bytes);
        const answer = decoder.decode(sent);
        answers[isMalformed(answer) ? 'malformed' : 'read'] += 1;
        if (isHonest) return must(saysAgain(said, answer, honest), 'an honest frame came out as another');
        // Whoever sent one malformed frame is heard no more.
        if (isMalformed(answer)) must(isMalformed(decoder.decode(honest)), 'heard after a malformed frame');
      };
      return { sent, take };
    },
  });
  expectCheap(cost);
  expect(answers.malformed).toBeGreaterThan(rounds / 4);
  expect(answers.read).toBeGreaterThan(rounds / honestEvery);
});

const client = clientIdOf(1, 1, 7);
/** What somebody typed in a page, update by update. */
function typed(): readonly Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const root = doc.getXmlFragment('content');
  for (let at = 0; at < 6; at += 1) {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText(`Line ${at} of the page`);
    paragraph.insert(0, [text]);
    root.insert(at >> 1, [paragraph]);
    text.insert(3, ' more');
    text.format(0, 4, { bold: {} });
    text.delete(1, 2);
    if (at % 2 === 1) root.delete(0, 1);
  }
  return updates;
}
const cells = Array.from(
  { length: 12 },
  (_, clock) => cellEnvelope('r/s/0', { client, clock, key: `t${clock % 3}.title`, value: `Seams ${clock}` }).bytes,
);
const streams: readonly { readonly of: DocClass; readonly updates: readonly Uint8Array[] }[] = [
  { of: 'page', updates: typed() },
  { of: 'records', updates: cells },
];
/** The document after so many of a stream's updates, and where its author's clock stands. */
const histories = streams.map(({ of, updates }) => {
  const doc = new Y.Doc();
  return {
    of,
    steps: updates.map((update) => {
      const before = Y.encodeStateAsUpdate(doc);
      const clock = Y.getState(doc.store, client);
      Y.applyUpdate(doc, update);
      return { update, before, clock };
    }),
  };
});
const verdicts = new Set<string>(['ok', 'refuse', 'resend', 'wait', 'retime']);

test('[S168] updates: what the guard passes, Yjs takes whole', () => {
  const answers = new Map<string, number>();
  const cost = fuzz({
    rounds,
    seed,
    round(draw, at) {
      const { of, steps } = oneOf(draw, histories);
      const { update, before, clock } = oneOf(draw, steps);
      const isHonest = at % honestEvery === 0;
      const sent = isHonest ? update : mutated(update, draw);
      const take = (): void => {
        const { verdict } = check(sent, {
          of,
          clocks: new Map([[client, clock]]),
          isOwn: (one) => one === client,
          personOf: (one) => (one === client ? ('u' as PersonId) : undefined),
          person: 'u' as PersonId,
        });
        answers.set(verdict, (answers.get(verdict) ?? 0) + 1);
        must(verdicts.has(verdict), `no verdict: ${verdict}`);
        if (isHonest) must(verdict === 'ok', `an honest update was answered ${verdict}`);
        if (verdict !== 'ok') return;
        const doc = new Y.Doc();
        Y.applyUpdate(doc, before);
        Y.applyUpdate(doc, sent);
        must(doc.store.pendingStructs === null, 'Yjs waits for what the guard did not miss');
      };
      return { sent, take };
    },
  });
  expectCheap(cost);
  expect(answers.get('refuse')).toBeGreaterThan(rounds / 4);
  expect(answers.get('ok')).toBeGreaterThan(rounds / honestEvery);
});

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const deep = `${'['.repeat(3_000)}${']'.repeat(3_000)}`;
const strange = ['null', '[]', '{}', '-1', '1e400', '0.5', '""', '"\\ud800"', '{"__proto__":{}}', '"__proto__"', deep];

async function statements(): Promise<readonly string[]> {
  const ann = await TestDevice.make(async () => new Response());
  const workspace: WorkspaceId = newId('w');
  const decisions = [
    { type: 'space-opened', space: newId('s'), open: true, members: [] },
    { type: 'space-opened', space: newId('s'), open: false, members: [{ person: newId('u'), role: 'editor' }] },
    { type: 'device-revoked', device: newId('d') },
  ];
  const signed = await Promise.all(
    decisions.map((decision) => ann.sign(workspace, decision as never, { text: 'Marketing' }).catch(() => undefined)),
  );
  return signed.flatMap((one) => (one && 'decision' in readStatement(one.jws) ? one.jws : []));
}
/** Damaged as text, inside its payload, or in one of the values there. */
function damaged(jws: string, draw: Draw): string {
  const [, payload = '', signature = ''] = jws.split('.');
  const json = Buffer.from(payload, 'base64url');
  const kind = draw(3);
  if (kind === 0) return Buffer.from(mutated(Buffer.from(jws), draw)).toString('latin1');
  if (kind === 1) return `${fixedHeader}.${base64(mutated(json, draw))}.${signature}`;
  const values = [...json.toString().matchAll(/:("[^"]*"|-?\d+|null|true|false|\[\]|\{\})/gu)];
  const { index, 1: value = '' } = oneOf(draw, values);
  const text = json.toString();
  const other = text.slice(0, index + 1) + oneOf(draw, strange) + text.slice(index + 1 + value.length);
  return `${fixedHeader}.${base64(other)}.${signature}`;
}

test('[S168] statements and entries: what is read says the very bytes that were sent', async () => {
  const known = await statements();
  expect(known.length).toBeGreaterThan(1);
  const entryOf = (jws: string): Entry => ({
    workspace: 'w',
    ledger: 'dir',
    number: 7,
    time: 1,
    dir: 6,
    prevHash: base64(new Uint8Array(32).fill(3)),
    leafHash: base64(new Uint8Array(32).fill(4)),
    sig: base64(new Uint8Array(64).fill(5)),
    leaf: { kind: 'jws', jws, assertion: null },
    text: { text: 'Marketing', salt: base64(new Uint8Array(16)) },
  });
  const answers = { read: 0, illegal: 0 };
  const count = (answer: object): void => void (answers['illegal' in answer ? 'illegal' : 'read'] += 1);
  const cost = fuzz({
    rounds,
    seed,
    round(draw, at) {
      const jws = oneOf(draw, known);
      const isHonest = at % honestEvery === 0;
      const said = isHonest ? jws : damaged(jws, draw);
      const entry = encodeEntry(entryOf(jws));
      const sent = isHonest ? entry : draw(20) === 0 ? noise(draw, draw(400)) : mutated(entry, draw);
      const take = (): void => {
        const statement = readStatement(said);
        const read = decodeEntry(sent);
        count(statement);
        count(read);
        if ('jws' in statement) must(statement.jws === said, 'another statement than was sent');
        if (!('illegal' in read)) must(Buffer.compare(encodeEntry(read), sent) === 0, 'another entry than was sent');
        if (isHonest) must('jws' in statement && 'leaf' in read, 'an honest one was refused');
      };
      return { sent: Buffer.concat([Buffer.from(`${said}\n`), sent]), take };
    },
  });
  expectCheap(cost);
  expect(answers.illegal).toBeGreaterThan(rounds / 2);
  expect(answers.read).toBeGreaterThan(rounds / honestEvery);
});
