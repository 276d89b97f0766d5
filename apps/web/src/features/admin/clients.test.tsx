import { newPerson, newSpace } from '@baton/model/directory/made';
import { openMemory, person, space } from '@baton/model/test/memory';
import type { ClientsSeen, RelayHealth } from '@baton/workspace/doors/relay-health';
import { cleanup, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { certificateEnd, untilText } from './certificate-end.ts';
import { buildOf, stillOld } from './client-version.ts';

const [ann, bo] = [person('ann'), person('bo')] as const;
const day = 86_400_000;
const now = Date.now();
/** Given out for ten days. */
const given = { name: 'index-new.js', since: now - 10 * day };
const [laptop, phone, tablet, other] = [1, 2, 3, 4].map((no) => `d${String(no).repeat(17)}`) as [
  string,
  string,
  string,
  string,
];
const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36';
const client = (
  device: string,
  app: ClientsSeen['devices'][number]['app'],
  seen = now,
): ClientsSeen['devices'][number] => ({
  device,
  seen,
  isHere: false,
  agent,
  app,
});
const told: ClientsSeen = {
  app: given,
  devices: [
    client(laptop, given),
    client(phone, { name: 'index-old.js', since: now - 40 * day }, now - day),
    // Was last here before the new one had been there for a day.
    client(tablet, { name: 'index-old.js', since: now - 40 * day }, given.since + day),
    { ...client(other, null), isHere: true, agent: '' },
  ],
};
let workspace: MemoryWorkspace;
const at = (search: string, answers: Answers) =>
  openApp({ at: `/w/${workspace.world.me.workspace}/admin${search}`, workspace, answers });
const path = () => `/api/health/${workspace.world.me.workspace}`;
const health: RelayHealth = {
  state: 'open',
  now,
  since: 0,
  devices: 1,
  people: 1,
  entries: 1,
  safe: 1,
  lag: 0,
  disk: null,
  backup: { isMade: false, at: null },
};

beforeEach(() => {
  localStorage.clear();
  const device = (no: number) => ({ person: bo, key: '7F3A91C2', no, since: 2, enrolled: 2, revoked: null });
  const memory = openMemory({
    directory: {
      persons: { [ann]: newPerson('owner', 1, null), [bo]: newPerson('owner', 2, null) },
      spaces: { [space('main')]: newSpace(1) },
      devices: Object.fromEntries([laptop, phone, tablet, other].map((id, no) => [id, device(no + 1)])),
    },
  });
  workspace = workspaceOver(memory, ann);
  const states = [laptop, phone, tablet, other].map((id, no) => ({
    device: id,
    deviceNo: no + 1,
    person: bo,
    since: now - 60 * day,
    lastSeen: null,
    revoked: false,
    me: false,
  }));
  workspace.setSync({ devices: states });
  workspace.setStatus({ link: 'live' });
});

test('a build is the newest, an older one, another, or not told', () => {
  const of = (app: ClientsSeen['devices'][number]['app'], all = told) => buildOf(all, { app });
  expect([
    of(given),
    of({ name: 'x.js', since: given.since - 1 }),
    of({ name: 'x.js', since: given.since + 1 }),
    of({ name: 'x.js', since: null }),
    of(null),
    of(given, { ...told, app: null }),
  ]).toEqual(['newest', 'older', 'other', 'other', 'untold', 'untold']);
});

test('who goes on with an old one was here when the new one had been there for a day', () => {
  expect(stillOld(told).map(({ device }) => device)).toEqual([phone]);
  expect(stillOld({ ...told, app: null })).toEqual([]);
});

test('each device stands with what it is, its version and when it was here, and the older ones stand out', async () => {
  const app = await at('?show=devices', { [`${path()}/clients`]: told });
  await app.settle();
  const rows = within(screen.getByRole('table', { name: 'Devices' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell'))
    .map(([kind, version, , seen]) => [kind, version, seen].map((cell) => cell?.textContent));
  expect(rows[0]?.slice(0, 2)).toEqual(['Device 1, Chrome on Linux', 'The newest']);
  expect(rows[1]?.[1]).toMatch(/^The one of /u);
  expect(rows[3]).toEqual(['Device 4', 'Not told', 'Now']);
  expect(screen.getByText(/2 devices came last with another; a page takes the newest/u)).toBeTruthy();
  cleanup();
  const silent = await at('?show=devices', {});
  await silent.settle();
  expect(screen.getByRole('table', { name: 'Devices' })).toBeTruthy();
  expect(screen.queryByText(/that this relay gives out/u)).toBeNull();
});

test('who goes on with an older version needs an admin, and so does a certificate that ends', async () => {
  const tls = {
    isAsked: true,
    shown: {
      address: 'baton.example.org',
      at: now,
      since: now - 80 * day,
      until: now + 9.5 * day,
      issuer: 'Let’s Encrypt',
      fault: null,
    },
  };
  const app = await at('?show=relay', { [path()]: { ...health, tls }, [`${path()}/clients`]: told });
  await app.settle();
  const needs = within(screen.getByRole('region', { name: 'Needs you' }));
  expect(needs.getByRole('link', { name: /^See: 1 device goes on with an older version/u })).toBeTruthy();
  expect(needs.getByText(/^The certificate ends in 9 days/u)).toBeTruthy();
  const part = within(screen.getByRole('region', { name: 'TLS' }));
  expect(part.getByText('Over TLS, to the proxy in front')).toBeTruthy();
  expect(part.getByText(/in 9 days$/u).dataset['tone']).toBe('wait');
  expect(part.getByText(/, signed by Let’s Encrypt$/u)).toBeTruthy();
  expect(part.queryByText('What is wrong')).toBeNull();
});

test('a certificate should have been renewed when a fifth of its days is left, or three weeks of a long one', () => {
  const end = (days: number, left: number) =>
    certificateEnd({ since: now - (days - left) * day, until: now + left * day }, now);
  expect([end(365, 22), end(365, 20), end(90, 19), end(90, 17), end(6, 1.5), end(6, 1), end(6, 0)]).toEqual([
    'well',
    'soon',
    'well',
    'soon',
    'well',
    'soon',
    'over',
  ]);
  expect(certificateEnd({ since: null, until: null }, now)).toBeNull();
  expect([untilText(now + day, now), untilText(now + day - 1, now)]).toEqual(['in 1 day', 'in less than a day']);
});

test.each([
  [{ until: now - day, issuer: 'X', fault: 'CERT_HAS_EXPIRED' }, [/^Ended /u, 'It has ended']],
  [{ until: null, issuer: '', fault: 'ECONNREFUSED' }, ['Not seen', 'Nothing answers there']],
  [{ until: now + 99 * day, issuer: 'X', fault: 'ERR_SOMETHING' }, [/in 99 days$/u, 'ERR_SOMETHING']],
] as const)('of a certificate with %j it is said what is wrong', async (part, lines) => {
  const shown = { address: 'baton.example.org', at: now, since: now - 90 * day, ...part };
  const app = await at('?show=relay', { [path()]: { ...health, now, tls: { isAsked: true, shown } } });
  await app.settle();
  const tls = within(screen.getByRole('region', { name: 'TLS' }));
  for (const line of lines) expect(tls.getByText(line)).toBeTruthy();
});

test('where the relay cannot know it says so, and what would let it know', async () => {
  const app = await at('?show=relay', { [path()]: { ...health, tls: { isAsked: false, shown: null } } });
  await app.settle();
  const part = within(screen.getByRole('region', { name: 'TLS' }));
  expect(part.getByText('Without TLS, as far as the relay is told')).toBeTruthy();
  expect(part.getByText(/only see where BATON_ADDRESS says/u)).toBeTruthy();
  cleanup();
  const older = await at('?show=relay', { [path()]: health });
  await older.settle();
  expect(screen.queryByRole('region', { name: 'TLS' })).toBeNull();
});
