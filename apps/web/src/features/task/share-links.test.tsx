import { newSpace } from '@baton/model/directory/made';
import type { Decision, DirectoryLink } from '@baton/model/directory/schema';
import type { LinkId, PersonId } from '@baton/model/ids';
import { space } from '@baton/model/test/memory';
import { taskByKey } from '@baton/model/task/queries';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Doors, DoorsProvider } from '../../lib/doors.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { ShareFact } from './share-fact.tsx';

let at: Scene;
function Fact() {
  const task = useLiveOne(taskByKey, { key: 'SPR-121' });
  return task ? <ShareFact task={task} /> : null;
}
const main = space('main');
const linkId = `l${'1'.repeat(17)}` as LinkId;
const link = (by: PersonId, more: Partial<DirectoryLink> = {}): DirectoryLink => ({
  by,
  since: 5,
  record: at.company.tasks['Press kit: words and stills'] ?? '',
  right: 'edit',
  secretHash: 'h'.repeat(43),
  password: true,
  notAfter: Date.now() + 86_400_000,
  takenBack: false,
  ...more,
});
function withLinks(links: Readonly<Record<string, DirectoryLink>>): void {
  const { directory } = at.workspace.memory.ctx;
  Object.assign(directory.spaces, { [main]: { ...newSpace(1), ...directory.spaces[main], links } });
}
function signs() {
  const sign = vi.fn<(ledger: string, decision: Decision, text: string | null) => Promise<{ number: number }>>(
    async () => ({ number: 9 }),
  );
  Object.assign(at.workspace, { sign });
  return sign;
}
beforeEach(() => {
  at = scene();
});
/** A relay that knows when one link was used, and nothing else. */
const door = {
  relay: 'https://relay.example',
  now: () => Date.now(),
  random: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fetch: async (path: string) =>
    path.includes('/api/links/')
      ? Response.json({ used: [{ link: linkId, used: Date.now() }] })
      : Promise.reject(new TypeError('away')),
};
const doors = { relayOf: async () => door } as unknown as Doors;
const ask = async () => {
  await at.show(
    <DoorsProvider value={doors}>
      <Fact />
    </DoorsProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: /^Shared with guests: / }));
  const dialog = within(await screen.findByRole('dialog', { name: /^Share “Press kit/ }));
  return within(dialog.getByRole('region', { name: 'Link to its page' }));
};

test('a link is made with what was chosen, and what they will see is said before', async () => {
  const sign = signs();
  const part = await ask();
  await userEvent.click(part.getByRole('button', { name: 'Make a link' }));
  expect(part.getByRole('status').textContent).toContain('Not: facts, checklist, comments');
  expect(part.getByRole('status').textContent).not.toContain('writes there');
  await userEvent.click(part.getByRole('radio', { name: 'read the page and comment' }));
  expect(part.getByRole('status').textContent).toContain('under a name that nobody checks');
  expect(part.getByRole('status').textContent).toContain('any other comment');
  await userEvent.click(part.getByRole('radio', { name: 'read and edit the page' }));
  expect(part.getByRole('status').textContent).toContain('stands as written by link');
  await userEvent.click(part.getByRole('button', { name: 'Make the link' }));
  await at.settle();
  const [ledger, decision, text] = sign.mock.calls[0] ?? [];
  expect([ledger, decision]).toMatchObject([main, { type: 'link-made', right: 'edit', password: false, space: main }]);
  const days = ((decision as { notAfter: number }).notAfter - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect(text?.split('\n')[1]).toBe('Press kit: words and stills');
  const shown = part.getByRole('status', { name: 'Link to the page' }).textContent;
  expect(shown).toMatch(/\/l\/l[0-9A-Z]{17}#w[0-9A-Z]{17}\.[\w-]{43}$/u);
});

test('open links stand with who made them and how they stand; taking one back is a decision of its space', async () => {
  const sign = signs();
  withLinks({ [linkId]: link(ann), [`l${'2'.repeat(17)}`]: link(bo, { takenBack: true }) });
  const part = await ask();
  const [row, ...more] = part.getAllByRole('listitem');
  expect(more).toEqual([]);
  expect(row?.textContent).toMatch(/Whoever has it edits/u);
  expect(row?.textContent).toMatch(/with a password, last used on /u);
  await userEvent.click(part.getByRole('button', { name: 'Take back' }));
  await at.settle();
  expect(sign.mock.calls[0]?.slice(0, 2)).toEqual([main, { type: 'link-taken-back', space: main, link: linkId }]);
});

test('the fact counts links among those outside', async () => {
  withLinks({ [linkId]: link(ann) });
  await at.show(<Fact />);
  expect(screen.getByRole('button', { name: 'Shared with guests: 1 link. Share' })).toBeTruthy();
});

test('while the relay is away a link says why it must wait', async () => {
  const part = await ask();
  at.workspace.setStatus({ link: 'away' });
  await at.settle();
  await userEvent.click(part.getByRole('button', { name: 'Make a link' }));
  expect(part.getByRole('button', { name: 'Make the link' }).getAttribute('aria-disabled')).toBe('true');
});
