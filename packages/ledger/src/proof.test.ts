// One file, checked with no relay: what it proves, and what is noticed.
import { isIllegal } from '@baton/model/directory/rules';
import { createVerifier } from 'fast-jwt';
import { compactVerify, importJWK } from 'jose';
import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './bytes.ts';
import { decodeEntry, encodeEntry, withheld } from './entry.ts';
import { contentHash } from './content.ts';
import { checkProof, type Proven } from './proof.ts';
import { proofFile } from './proof-file.ts';
import { sequenceCheckpoint } from './sequence.ts';
import { about, atWork } from './test/working.ts';
import { must, openSpaceIn } from './test/world.ts';

const content = '{"title":"Brand review","budget":64000}';

async function approved() {
  const at = await atWork();
  const { world, space, ann, bo, cy, dee } = at;
  const other = await openSpaceIn(world, ann, [ann.person]);
  const say = about(space);
  const hash = await contentHash(content);
  must(await world.say(bo, say.offer(cy), { text: 'canary' }));
  must(await world.say(cy, say.accept()));
  must(await world.say(ann, about(other).assign(ann)));
  must(await world.say(cy, say.ask([ann, dee], { hash })));
  must(await world.say(ann, say.give(0, { hash })));
  must(await world.say(dee, say.give(1, { hash })));
  const bytes = world.entries.map(encodeEntry);
  const made = (part: Partial<Parameters<typeof proofFile>[1]> = {}) => {
    const file = proofFile(bytes, { task: say.task, number: null, content, names: {}, ...part });
    if (typeof file !== 'string') throw new Error(file.illegal);
    return file;
  };
  return { ...at, say, hash, made, file: made() };
}
type File = {
  entries: string[];
  content: string | null;
  workspace: string;
  task: string;
  about: { number: number; jws: string; key: string } | null;
};
const of = { number: null, content, names: {} } as const;
const changed = (file: string, change: (of: File) => Partial<File>): string => {
  const read = JSON.parse(file) as File;
  return JSON.stringify({ ...read, ...change(read) });
};

test('[L48] a file says who approved what, and who has it, and is checked with nothing else', async () => {
  const { file, world, cy, ann, dee, say, hash } = await approved();
  const proven = (await checkProof(file)) as Proven;
  expect(proven).toMatchObject({
    workspace: world.workspace,
    relayKey: world.relay.publicKey,
    task: say.task,
    content,
  });
  expect(proven.holder?.to).toBe(cy.person);
  expect(proven.approved?.hash).toBe(hash);
  const signed = proven.approved?.signatures.map(({ by, key }) => [by, key]);
  expect(signed).toEqual([ann, dee].map(({ person, key }) => [person, key.publicKey]));
});

test('[L48] it holds no word of what stood beside, and of another space headers alone', async () => {
  const { file, space } = await approved();
  const { entries } = JSON.parse(file) as File;
  const read = entries.map((entry) => decodeEntry(fromBase64(entry) ?? new Uint8Array()));
  expect(read.every((entry) => !isIllegal(entry) && entry.text === null)).toBe(true);
  const whole = read.filter((entry) => !isIllegal(entry) && entry.leaf !== null);
  expect(new Set(whole.map((entry) => (isIllegal(entry) ? '' : entry.ledger)))).toEqual(new Set(['dir', space]));
  expect(whole.length).toBe(read.length - 2);
  expect(Buffer.from(entries.join(''), 'base64url').includes('canary')).toBe(false);
});

test('[L48] its statements are verified by any JOSE library', async () => {
  const { file, dee } = await approved();
  const { entries } = JSON.parse(file) as File;
  const last = decodeEntry(fromBase64(entries.at(-1) ?? '') ?? new Uint8Array());
  if (isIllegal(last) || last.leaf?.kind !== 'jws') throw new Error('it is a statement');
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: dee.key.publicKey }, 'EdDSA');
  const { payload } = await compactVerify(last.leaf.jws, key);
  expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ type: 'approval-given', person: dee.person });
});

test('[L49] the first thing that is wrong is named: a decision dropped, changed, moved, of another relay', async () => {
  const { file } = await approved();
  const says = async (change: (of: File) => Partial<File>) => {
    const done = await checkProof(changed(file, change));
    return isIllegal(done) ? done.illegal : 'it holds';
  };
  expect(await says(() => ({}))).toBe('it holds');
  expect(await says(({ entries }) => ({ entries: entries.toSpliced(3, 1) }))).toMatch(
    /^decision 4 of \d+ does not stand: /u,
  );
  const flip = (text: string): string => {
    const bytes = fromBase64(text) ?? new Uint8Array();
    return toBase64(bytes.map((byte, at) => (at === bytes.length - 40 ? byte ^ 1 : byte)));
  };
  expect(await says(({ entries }) => ({ entries: [...entries.slice(0, -1), flip(entries.at(-1) ?? '')] }))).toMatch(
    /^decision (\d+) of \1 does not stand: /u,
  );
  expect(await says(({ entries }) => ({ entries: entries.toReversed() }))).toContain('decision 1 of');
  const other = JSON.parse((await approved()).file) as File;
  expect(await says(({ entries }) => ({ entries: [...entries, other.entries.at(-1) ?? ''] }))).toMatch(
    /^decision (\d+) of \1 does not stand: /u,
  );
  expect(await says(() => ({ entries: [] }))).toBe('there is no decision in it');
  expect(await says(() => ({ workspace: other.workspace }))).toContain('another workspace');
});

test('[L49] a decision whose content is left out is none: it may be the removal of a device', async () => {
  const { world, ann, dee, say } = await approved();
  must(await world.say(ann, { type: 'device-revoked', device: dee.device }));
  const file = proofFile(world.entries.map(encodeEntry), { task: say.task, ...of });
  const { entries } = JSON.parse(file as string) as File;
  for (const at of [entries.length - 1, entries.length - 2]) {
    const entry = decodeEntry(fromBase64(entries[at] ?? '') ?? new Uint8Array());
    if (isIllegal(entry)) throw new Error(entry.illegal);
    const without = entries.with(at, toBase64(encodeEntry(withheld(entry))));
    expect(await checkProof(changed(file as string, () => ({ entries: without })))).toMatchObject({
      illegal: `decision ${at + 1} of ${entries.length} does not stand: what it decides is left out`,
    });
  }
});

test('[L48] with checkpoints in it, of this space and of another, it holds too', async () => {
  const { world, ann, say, space } = await approved();
  const other = await openSpaceIn(world, ann, [ann.person]);
  for (const ledger of [other, 'dir']) {
    const done = await sequenceCheckpoint(world.desk(), ledger);
    if (isIllegal(done)) continue;
    world.book = done.book;
    world.entries.push(done.entry);
  }
  must(await world.say(ann, about(space).assign(ann)));
  const done = await sequenceCheckpoint(world.desk(), space);
  if (isIllegal(done)) throw new Error(done.illegal);
  const bytes = [...world.entries, done.entry].map(encodeEntry);
  expect(bytes.length).toBeGreaterThan(world.entries.length);
  const file = proofFile(bytes, { task: say.task, ...of });
  expect(await checkProof(file as string)).toMatchObject({ task: say.task, number: done.book.number });
});

test('[L49] other content than was approved, another task, and what is no proof', async () => {
  const { file, made } = await approved();
  const wrong = { illegal: 'the content in the file is not what was signed' };
  expect(await checkProof(changed(file, () => ({ content: `${content} ` })))).toMatchObject(wrong);
  expect(await checkProof(changed(file, () => ({ task: 't9' })))).toMatchObject({
    illegal: 'nothing was decided about this task',
  });
  expect(() => made({ task: 't9' })).toThrow('nothing was decided about this task');
  expect(await checkProof(made({ content: null }))).toMatchObject({ content: null });
  for (const text of ['', '{}', 'null', '{"baton":"proof 2"}'])
    expect(await checkProof(text)).toMatchObject(
      text.includes('proof') ? { fault: { is: 'other-version' } } : { fault: { is: 'no-proof' } },
    );
  expect(proofFile([new Uint8Array(3)], { ...of, task: 't1' })).toHaveProperty('illegal');
});

test('[L53] for one decision: its words alone, its statement by itself, verified by a JOSE library that is none of ours', async () => {
  const { world, made, dee, say, hash } = await approved();
  const [last] = world.entries.slice(-1);
  const file = made({ number: last?.number ?? 0 });
  const { about } = JSON.parse(file) as File;
  const verify = createVerifier({
    algorithms: ['EdDSA'],
    key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: about?.key ?? '' }, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    }),
  });
  expect(verify(about?.jws ?? '')).toMatchObject({
    type: 'approval-given',
    person: dee.person,
    subject: { kind: 'task', id: say.task, hash },
  });
  expect(() => verify(`${about?.jws.slice(0, -4)}AAAA`) as unknown).toThrow('signature');
  const proven = (await checkProof(file)) as Proven;
  expect(proven.about).toMatchObject({ number: last?.number, person: dee.person, key: dee.key.publicKey });
  expect(proven.content).toBe(content);
});

test('[L53] an offer with its note, a move to another space; and another statement in that place is noticed', async () => {
  const { world, made, say, space, ann, bo } = await approved();
  const offered = world.entries.find(({ text }) => text?.text === 'canary');
  const file = made({ number: offered?.number ?? 0, content: null });
  expect(await checkProof(file)).toMatchObject({ about: { text: 'canary', person: bo.person }, content: null });
  const { about } = JSON.parse(made({ number: world.entries.at(-1)?.number ?? 0 })) as File;
  const wrong = { illegal: 'the statement that it names is not the one in that place' };
  for (const part of ['jws', 'key', 'number'] as const) {
    const other = changed(file, ({ about: now }) => ({ about: now && about && { ...now, [part]: about[part] } }));
    expect(await checkProof(other)).toMatchObject(wrong);
  }
  expect(await checkProof(changed(file, () => ({ content: `${content} ` })))).toMatchObject({
    fault: { is: 'content' },
  });
  const to = await openSpaceIn(world, ann, null);
  const moved = must(await world.say(ann, { type: 'moved', records: [say.task], born: space, from: space, to }));
  const number = moved.entry.number;
  const whole = proofFile(world.entries.map(encodeEntry), { ...of, task: say.task, number, content: null });
  expect(await checkProof(whole as string)).toMatchObject({ about: { number, decision: { type: 'moved', to } } });
});

test('[L54] each decision about the task is told, and whether it still counts by what came later about its device', async () => {
  const { world, ann, dee, say } = await approved();
  const given = world.entries.at(-1)?.number ?? 0;
  must(await world.say(dee, { type: 'device-contested', device: dee.device, from: given }));
  const read = async () => {
    const file = proofFile(world.entries.map(encodeEntry), { ...of, content: null, task: say.task });
    return (await checkProof(file as string)) as Proven;
  };
  const before = await read();
  expect(before.deeds.map(({ decision }) => decision.type)).toEqual([
    'work-offered',
    'offer-accepted',
    'approval-asked',
    'approval-given',
    'approval-given',
  ]);
  expect([before.approved, before.deeds.map(({ doubt }) => doubt)]).toEqual([
    null,
    ['none', 'none', 'none', 'none', 'waits'],
  ]);
  must(await world.say(ann, { type: 'contest-settled', device: dee.device, upheld: false }));
  expect((await read()).deeds.at(-1)).toMatchObject({ doubt: 'none', isStrong: false, via: null, text: null });
});
