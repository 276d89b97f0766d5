import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '@baton/sync-server/config';
import { takeSeat } from '../test/terminal.ts';
import { examine } from './examine.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-doctor-'));
const data = join(root, 'data');
const seat = takeSeat();
const config = (part: Record<string, string> = {}) => readConfig({ BATON_DATA: data, BATON_PORT: '1', ...part });
const bad = async (part: Record<string, string> = {}, now = Date.now()) =>
  (await examine(config(part), now)).filter(({ level }) => level === 'bad').map(({ sentence }) => sentence);

beforeAll(async () => {
  await seat.baton('seed', '--people', '2', '--tasks', '60', '--data', data, '--json');
}, 60_000);
afterAll(() => {
  seat.leave();
  rmSync(root, { recursive: true, force: true });
});

test(
  'a directory that is well is told so, question by question, and the status is 0',
  { timeout: 60_000 },
  async () => {
    const { status, out } = await seat.baton('doctor', '--data', data, '--json');
    const { well, findings } = JSON.parse(out) as { well: boolean; findings: { about: string; level: string }[] };
    expect([status, well]).toEqual([0, true]);
    expect(new Set(findings.map(({ about }) => about))).toEqual(
      new Set(['node', 'disk', 'secret', 'log', 'clock', 'size', 'files', 'relay', 'mail', 'backups']),
    );
    expect((await seat.baton('doctor', '--data', data)).out).toContain(
      'ok    The log is whole: 1 workspace, every entry',
    );
  },
);

test('what is not well is said in a sentence', { timeout: 60_000 }, async () => {
  expect(await bad({}, Date.now() - 3_600_000)).toEqual([
    expect.stringMatching(/is (59|60) minutes ahead of this machine’s clock/),
  ]);
  expect(await bad({ BATON_BACKUP_DIR: join(root, 'none') })).toEqual([
    expect.stringContaining('There is no backup in'),
  ]);
  expect(await bad({ BATON_ORIGINS: 'http://baton.example.org' })).toEqual([expect.stringContaining('have no TLS')]);
  const mail = { BATON_SMTP_URL: 'smtp://x:verysecret@127.0.0.1:9', BATON_MAIL_FROM: 'a@b.example' };
  const away = await bad({ ...mail, BATON_ADDRESS: 'https://baton.example.org' });
  expect(away).toEqual(['Letters cannot be sent (127.0.0.1, port 9): The mail server does not answer.']);
  expect(await bad({ BATON_SECRET: join(root, 'gone') })).toEqual([expect.stringContaining('secret is missing')]);
  chmodSync(join(data, 'secrets', 'relay-key'), 0o644);
  expect(await bad()).toEqual([expect.stringContaining('Others can read the relay’s secret')]);
  chmodSync(join(data, 'secrets', 'relay-key'), 0o600);
  const books = new DatabaseSync(join(data, 'files.db'));
  books.exec(`INSERT INTO kept VALUES ('w00000000000000000', '${'a'.repeat(64)}', 2000000, 'text/plain', 1)`);
  expect(await bad()).toEqual([
    'The bytes of 1 file (2.0 MB) are not where they should be: put them back from a backup. A device that has one sends it when it is attached anew.',
  ]);
  books.exec('DELETE FROM kept');
  books.close();
  const db = new DatabaseSync(join(data, 'log.db'));
  db.exec('UPDATE entry SET crc = crc + 1 WHERE id % 1099511627776 = 3');
  db.close();
  expect(await bad()).toEqual([expect.stringMatching(/^Entry 3 of workspace \w+ is damaged\.$/)]);
  expect((await seat.baton('doctor', '--data', data)).status).toBe(1);
  expect((await seat.baton('doctor', '--data', join(root, 'nowhere'))).out).toContain('BAD   There is no ');
});
