import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSeat } from '../test/terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-operate-'));
const [data, backups] = [join(root, 'data'), join(root, 'backups')];
const it = takeSeat();
let folder = '';

beforeAll(async () => {
  await it.baton('seed', '--people', '2', '--tasks', '60', '--data', data, '--json');
  const { out } = await it.baton('backup', '--to', backups, '--data', data, '--json');
  ({ folder } = JSON.parse(out) as { folder: string });
}, 60_000);
afterAll(() => {
  it.leave();
  rmSync(root, { recursive: true, force: true });
});

test(
  'a backup says where it is, that it was verified, and that the secret is not in it',
  { timeout: 60_000 },
  async () => {
    const { status, out, error } = await it.baton('backup', '--to', backups, '--data', data);
    expect([status, error]).toEqual([0, '']);
    expect(out).toMatch(/^\/.*baton-\d{8}T\d{6}Z(-2)?\nRestored and verified: \d+ entries of 1 workspace, up to /);
    expect(out).toContain('The relay’s secret is not in it.');
    expect((await it.baton('backup', 'verify', folder)).out).toMatch(/^This backup is good/);
  },
);

test('a damaged one is refused in a sentence, by verify and by restore', { timeout: 60_000 }, async () => {
  const broken = join(root, 'broken');
  await it.baton('restore', folder, '--to', broken);
  writeFileSync(join(broken, 'manifest.json'), '{}');
  const verified = await it.baton('backup', 'verify', broken);
  expect([verified.status, verified.error]).toEqual([
    1,
    expect.stringContaining('This backup is NOT good. manifest.json is damaged'),
  ]);
  const restored = await it.baton('restore', broken, '--to', join(root, 'never'));
  expect([restored.status, existsSync(join(root, 'never'))]).toEqual([1, false]);
});

test('a restore says what came, what is missing, and refuses what is not empty', { timeout: 60_000 }, async () => {
  const to = join(root, 'restored');
  const { status, out } = await it.baton('restore', folder, '--to', to);
  expect(status).toBe(0);
  expect(out).toMatch(/holds \d+ entries of 1 workspace\.\nThe relay’s secret is missing: put its copy back as /);
  const again = await it.baton('restore', folder, '--to', to);
  expect([again.status, again.error]).toEqual([1, expect.stringContaining('is not empty')]);
  const replaced = await it.baton('restore', folder, '--to', to, '--replace', '--at', '2999-01-01T00:00:00Z');
  expect(replaced.out).toContain('What was there before is in ');
  expect((await it.baton('restore', folder, '--to', to, '--at', 'yesterday')).error).toContain(
    '--at takes a time such as',
  );
});
