import { newPerson, newSpace } from '@baton/model/directory/made';
import type { Decision, DirectoryLink, DirectorySpace } from '@baton/model/directory/schema';
import type { LinkId, PersonId } from '@baton/model/ids';
import { person, space } from '@baton/model/test/memory';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { type Doors, DoorsProvider } from '../lib/doors.ts';
import { ann, bo, scene, type Scene } from '../test/scene.tsx';
import { WhoSees, type Seen } from './who-sees.tsx';
import { leadWords, whyWords } from './who-sees-words.ts';

const [cy, dee] = [person('cy'), person('dee')];
const main = space('main');
const seen: Seen = { kind: 'board', title: 'Spring launch', space: main, group: null, record: null };
const door = { relay: 'https://relay.example', fetch: () => Promise.reject(new TypeError('away')) };
const doors = { relayOf: async () => door } as unknown as Doors;

interface Wish {
  readonly role?: 'owner' | 'member';
  readonly part?: Partial<DirectorySpace>;
}
/** Ann asks; Bo is a colleague, Dee a guest of whom it depends, Cy a colleague. */
function begin({ role = 'member', part = {} }: Wish = {}): Scene {
  return scene({
    directory: {
      persons: {
        [ann]: newPerson(role, 1, null),
        [bo]: newPerson('owner', 2, null),
        [cy]: newPerson('member', 3, null),
        [dee]: newPerson('guest', 4, null),
      },
      spaces: { [main]: { ...newSpace(1), ...part }, [space('team')]: newSpace(2, [ann, bo]) },
    },
  });
}
function signs(at: Scene) {
  const sign = vi.fn<(ledger: string, decision: Decision) => Promise<{ number: number }>>(async () => ({ number: 9 }));
  Object.assign(at.workspace, { sign });
  return () => sign.mock.calls.map(([, decision]) => decision);
}
async function ask(at: Scene, more: Partial<Seen> = {}) {
  await at.show(
    <DoorsProvider value={doors}>
      <WhoSees seen={{ ...seen, ...more }} onClose={() => {}} />
    </DoorsProvider>,
  );
  return within(await screen.findByRole('dialog', { name: /^Who can see “/ }));
}
type Opened = Awaited<ReturnType<typeof ask>>;
const rows = (dialog: Opened): readonly string[] =>
  within(dialog.getByRole('list', { name: 'Who can see this' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent ?? '');

test('everybody who can is listed with why and what they do; who may change it is said to who may not', async () => {
  const at = begin({ part: { roles: { [bo]: 'lead', [cy]: 'viewer' }, members: [dee] } });
  const dialog = await ask(at);
  expect(dialog.getByText('3 people and 1 guest see this board. Each line says why.')).toBeTruthy();
  expect(rows(dialog)).toHaveLength(4);
  expect(rows(dialog)[0]).toContain('leads');
  expect(rows(dialog).find((row) => row.includes('(you)'))).toMatch(/everybody is in .*edits$/u);
  expect(rows(dialog)[3]).toMatch(/Guest.*named in .*edits$/u);
  expect(dialog.queryByRole('combobox', { name: /^Role of/ })).toBeNull();
  expect(dialog.getByText(/^Roles, and who is in it, are changed by/)).toBeTruthy();
});

test('what a few have is seen by them alone, and was given to them by name', async () => {
  const at = begin({ part: { groups: { few: [ann, dee] }, groupRoles: { few: { [dee]: 'commenter' } } } });
  const dialog = await ask(at, { kind: 'task', group: 'few', record: 't1' });
  expect(rows(dialog)).toHaveLength(2);
  expect(rows(dialog)[0]).toContain('it was given to them by name');
  expect(rows(dialog)[1]).toMatch(/it was shared with themcomments$/u);
});

test('who leads sets roles, takes out who was named, and adds somebody, who is told of before', async () => {
  const at = begin({ role: 'owner', part: { open: false, members: [ann, bo] } });
  const decided = signs(at);
  const dialog = await ask(at);
  const [first] = dialog.getAllByRole('combobox', { name: /^Role of/ });
  await userEvent.click(first as HTMLElement);
  await userEvent.click(await screen.findByRole('option', { name: 'Take out' }));
  await at.settle();
  expect(decided()[0]).toMatchObject({ type: 'member-removed', space: main });
  await userEvent.click(dialog.getByRole('combobox', { name: 'Add a person' }));
  const options = await screen.findAllByRole('option');
  expect(options).toHaveLength(2);
  await userEvent.click(options[0] as HTMLElement);
  expect(decided()).toHaveLength(1);
  expect(dialog.getByText(/will see everything in .*, also from before: /)).toBeTruthy();
  await userEvent.click(dialog.getByRole('combobox', { name: 'Role there' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Viewer' }));
  await userEvent.click(dialog.getByRole('button', { name: /^Add / }));
  await at.settle();
  expect(decided()[1]).toEqual({ type: 'role-set', space: main, person: cy, role: 'viewer' });
});

test('an open department is closed to all but those named, once it is said who would lose it', async () => {
  const at = begin({ role: 'owner', part: { roles: { [bo]: 'lead' } } });
  const decided = signs(at);
  const dialog = await ask(at, { kind: 'space' });
  await userEvent.click(dialog.getByRole('button', { name: 'Close it' }));
  expect(dialog.getByText(/would lose it: their devices get nothing more of it/)).toBeTruthy();
  expect(decided()).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: /^Close / }));
  await at.settle();
  expect(decided()).toEqual([{ type: 'space-shown', space: main, open: false, members: [ann, bo] }]);
});

test('links count among the readers: of a task its own, of a board those of its pages', async () => {
  const link = (by: PersonId, record: string): DirectoryLink => ({
    by,
    since: 5,
    record,
    right: 'read',
    secretHash: 'h'.repeat(43),
    password: false,
    notAfter: Date.now() + 86_400_000,
    takenBack: false,
  });
  const ids = ['1', '2', '3'].map((one) => `l${one.repeat(17)}` as LinkId);
  const over = { ...link(ann, 't1'), notAfter: 5 };
  const links = Object.fromEntries([
    [ids[0], link(ann, 't1')],
    [ids[1], link(bo, 't2')],
    [ids[2], over],
  ]);
  const at = begin({ part: { links } });
  const decided = signs(at);
  const dialog = await ask(at);
  expect(dialog.getByText(/2 links open a page of it/)).toBeTruthy();
  expect(rows(dialog).filter((row) => row.startsWith('Whoever has a link'))).toHaveLength(2);
  const [mine, theirs] = dialog.getAllByRole('button', { name: 'Take back' }).map((one) => one);
  const isOff = [mine, theirs].map((one) => one?.getAttribute('aria-disabled'));
  expect(isOff.filter((off) => off === 'true')).toHaveLength(1);
  await userEvent.click((isOff[0] === 'true' ? theirs : mine) as HTMLElement);
  await at.settle();
  expect(decided()).toEqual([{ type: 'link-taken-back', space: main, link: ids[0] }]);
});

test('the sentences', () => {
  expect(leadWords({ people: 1, guests: 0, links: 1 }, 'task')).toBe(
    '1 person sees this task. 1 link opens its page. Each line says why.',
  );
  expect(leadWords({ people: 0, guests: 0, links: 0 }, 'space')).toBe('Nobody sees what is here. Each line says why.');
  const reader = { space: main, group: 'few', role: 'viewer', why: 'reader', person: dee } as const;
  const until = Date.parse('2026-06-30T12:00:00Z');
  expect(whyWords({ reader, isGuest: true, until, title: 'Marketing' })).toBe(
    'it was shared with them, until Tue 30 June',
  );
});
