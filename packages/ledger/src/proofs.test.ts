import { expect, test } from 'vitest';
import { toBase64 } from './bytes.ts';
import { acceptanceMessage, secretHash, sessionMessage, wordsOf } from './proofs.ts';
import { readRecovery, writeRecovery } from './recovery-link.ts';
import { newId } from './test/world.ts';
import { words } from './words.ts';
import type { PersonId, WorkspaceId } from '@baton/model/ids';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const session = { relayKey: 'R', workspace: 'w', device: 'd', nonce: 'n' };
const acceptance = { invitation: 'i', person: 'u', device: { id: 'd', key: 'k' }, recovery: 'r' };

test('[L19] a sign-in names purpose, relay, workspace, device and nonce', () => {
  expect(text(sessionMessage(session))).toBe('["baton session 1","R","w","d","n"]');
  const all = [
    session,
    { ...session, relayKey: 'S' },
    { ...session, workspace: 'x' },
    { ...session, device: 'e' },
    { ...session, nonce: 'm' },
  ];
  expect(new Set(all.map((one) => text(sessionMessage(one)))).size).toBe(5);
});

test('[L19] parts of a message cannot be shifted into each other', () => {
  expect(text(sessionMessage({ ...session, device: 'd","n', nonce: '' }))).not.toBe(text(sessionMessage(session)));
  expect(text(sessionMessage({ ...session, workspace: 'wd', device: '' }))).not.toBe(text(sessionMessage(session)));
});

test('[L19] an acceptance names everything that the relay could exchange', () => {
  expect(text(acceptanceMessage('w', acceptance))).toBe('["baton acceptance 1","w","i","u","d","k","r"]');
});

test('[L19] the hash of a secret is that of its bytes, and only a whole secret has one', async () => {
  const secret = toBase64(new Uint8Array(32));
  expect(await secretHash(secret)).toBe('Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU');
  expect(await secretHash(secret.slice(1))).toBeUndefined();
  expect(await secretHash(`${secret.slice(0, -1)}B`)).toBeUndefined();
});

test('[L20] the three words are the same on both devices and pinned for this code and key', async () => {
  expect(await wordsOf('code', 'key')).toEqual(await wordsOf('code', 'key'));
  expect(await wordsOf('code', 'key')).toEqual(['carbon', 'oasis', 'guitar']);
});

test('[L20] another key shows other words, and so does another code', async () => {
  const shown = await Promise.all(
    Array.from({ length: 200 }, async (_, at) => (await wordsOf('code', `key${at}`)).join(' ')),
  );
  expect(new Set(shown).size).toBe(200);
  expect(await wordsOf('other', 'key')).not.toEqual(await wordsOf('code', 'key'));
});

test('[L20] there is a word for each byte, and no word twice', () => {
  expect(words).toHaveLength(256);
  expect(new Set(words).size).toBe(256);
  expect(words.every((word) => /^[a-z]{3,9}$/u.test(word))).toBe(true);
});

const recovery = {
  workspace: newId<WorkspaceId>('w'),
  person: newId<PersonId>('u'),
  seed: Uint8Array.from({ length: 32 }, (_, at) => at),
};

test('[L21] a recovery link says whose key it is and brings the seed back', () => {
  expect(readRecovery(writeRecovery(recovery))).toEqual(recovery);
  expect(readRecovery(` ${writeRecovery(recovery)}\n`)).toEqual(recovery);
});

test('[L21] a recovery link that was cut or mistyped is refused as a whole', () => {
  const link = writeRecovery(recovery);
  for (let at = 0; at < link.length; at += 1) expect(readRecovery(link.slice(0, at))).toBeUndefined();
  expect(readRecovery(`${link}A`)).toBeUndefined();
  expect(readRecovery(`${link}.x`)).toBeUndefined();
  expect(readRecovery(link.replace('w', 'u'))).toBeUndefined();
});
