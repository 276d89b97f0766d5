// A strong step with the word of a passkey beside it: what stands, and what each wrong word is refused for.
import type { Decision } from '@baton/model/directory/schema';
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { enter, openBook } from '../book.ts';
import { decodeEntry, encodeEntry } from '../entry.ts';
import { sequenceStatement } from '../sequence.ts';
import { makePasskey, type Odd, type TestPasskey } from '../test/authenticator.ts';
import { join, must, openWorld } from '../test/world.ts';
import { assertionText } from './strong.ts';

const added = (person: never, { id, key, rpId, origin }: TestPasskey): Decision => ({
  type: 'passkey-added',
  person,
  passkey: { id, key, rpId, origin, guards: true },
});
async function annHasAPasskey() {
  const { world, ann } = await openWorld();
  const bo = await join(world, ann);
  const passkey = await makePasskey();
  must(await world.say(ann, added(ann.person as never, passkey)));
  const promote: Decision = { type: 'person-role-set', person: bo.person, role: 'admin' };
  const signed = await world.sign(ann, promote);
  const say = (assertion: string | null) => sequenceStatement(world.desk(), { jws: signed.jws, assertion }, null);
  const sworn = async (odd: Odd = {}, challenge = signed.hash, by = passkey) =>
    say(assertionText(await by.assert(challenge, odd)));
  return { world, ann, bo, passkey, signed, say, sworn };
}
const why = (done: object) => (isIllegal(done) ? done.illegal : 'it stands');

test('[D58] a role is set by who has a passkey with its word over the very statement, and every reader checks it', async () => {
  const { world, bo, sworn } = await annHasAPasskey();
  const done = must(await sworn());
  expect(done.book.directory?.persons[bo.person]?.role).toBe('admin');
  let book = openBook(world.workspace);
  for (const entry of [...world.entries, done.entry]) {
    const entered = await enter(book, entry);
    if (isIllegal(entered)) throw new Error(entered.illegal);
    book = entered.book;
  }
  expect(book.directory?.persons[bo.person]?.role).toBe('admin');
  expect(decodeEntry(encodeEntry(done.entry))).toEqual(done.entry);
});

test('[D58] without it, with another challenge, page, relay, person, or nobody checked, it is nothing', async () => {
  const { say, sworn, bo, world, signed } = await annHasAPasskey();
  expect(why(await say(null))).toBe('this needs a passkey of who signs it');
  expect(why(await say('{}'))).toBe('what stands beside the statement is no assertion');
  expect(why(await sworn({}, 'A'.repeat(43)))).toBe('the passkey was used for another challenge');
  expect(why(await sworn({ origin: 'https://baton.evil' }))).toBe('the passkey was used on another page');
  expect(why(await sworn({ rpId: 'baton.evil' }))).toBe('the passkey was used for another relay');
  expect(why(await sworn({ flags: 1 }))).toBe('the authenticator did not check who was there');
  expect(why(await sworn({ type: 'webauthn.create' }))).toBe('the passkey was used for something else');
  const others = await makePasskey();
  expect(why(await sworn({}, signed.hash, others))).toBe('the person has no such passkey');
  must(await world.say(bo, added(bo.person as never, others)));
  expect(why(await sworn({}, signed.hash, others))).toBe('the person has no such passkey');
});

test('[D58] a word for one step holds for no other, and a wrong one spoils what needs none', async () => {
  const { world, ann, bo, passkey, signed, sworn } = await annHasAPasskey();
  const word = assertionText(await passkey.assert(signed.hash));
  const removal = await world.sign(ann, { type: 'person-removed', person: bo.person });
  expect(why(await sequenceStatement(world.desk(), { jws: removal.jws, assertion: word }, null))).toBe(
    'the passkey was used for another challenge',
  );
  const usual = await world.sign(ann, { type: 'person-suspended', person: bo.person });
  expect(why(await sequenceStatement(world.desk(), { jws: usual.jws, assertion: word }, null))).toBe(
    'the passkey was used for another challenge',
  );
  expect(why(await sequenceStatement(world.desk(), usual.jws, null))).toBe('it stands');
  must(await sworn());
});

test('[D58] what was signed before somebody had a passkey still stands', async () => {
  const { world, ann } = await openWorld();
  const bo = await join(world, ann);
  must(await world.say(ann, { type: 'person-role-set', person: bo.person, role: 'admin' }));
  must(await world.say(ann, added(ann.person as never, await makePasskey())));
  let book = openBook(world.workspace);
  for (const entry of world.entries) {
    const entered = await enter(book, entry);
    if (isIllegal(entered)) throw new Error(entered.illegal);
    book = entered.book;
  }
  expect(book.directory?.persons[bo.person]?.role).toBe('admin');
});

test('[D58] a thief at an open device neither takes the passkey away nor adds one of their own', async () => {
  const { world, ann, passkey } = await annHasAPasskey();
  expect(why(await world.say(ann, { type: 'passkey-removed', person: ann.person, id: passkey.id }))).toContain(
    'needs a passkey',
  );
  expect(why(await world.say(ann, added(ann.person as never, await makePasskey())))).toContain('needs a passkey');
});
