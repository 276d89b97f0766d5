import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { OfferId } from '@baton/model/ids';
import { taskByKey } from '@baton/model/task/queries';
import { space } from '@baton/model/test/memory';
import { beforeEach, expect, test, vi } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { ReadersFact } from './readers-fact.tsx';

let at: Scene;
function Fact() {
  const task = useLiveOne(taskByKey, { key: 'SPR-121' });
  return task ? <ReadersFact task={task} /> : null;
}
beforeEach(() => {
  at = scene();
});
const fact = () => screen.getByRole('group', { name: 'Who can see this' });
const ask = async () => {
  await userEvent.click(within(fact()).getByRole('button', { name: /^Who can see this: / }));
  const list = await screen.findByRole('dialog', { name: /^Who can see “Press kit/ });
  await userEvent.click(within(list).getByRole('button', { name: 'Give it to others' }));
  return screen.findByRole('dialog', { name: /^Who is to see “Press kit/ });
};
/** The relay takes the group at once. */
function takesGroups() {
  const sign = vi.fn<(...said: unknown[]) => Promise<{ number: number }>>(async (_ledger, decision) => {
    const { group, readers, space: of } = decision as { group: string; readers: string[]; space: never };
    const { directory } = at.workspace.memory.ctx;
    Object.assign(directory.spaces[of]?.groups ?? {}, { [group]: readers });
    return { number: 9 };
  });
  Object.assign(at.workspace, { sign });
  return sign;
}

test('it says that everybody in the department sees it; people are chosen, it is said who will not, and they alone see it', async () => {
  const sign = takesGroups();
  await at.show(<Fact />);
  expect(fact().textContent).toContain('Everybody in ');
  const dialog = await ask();
  await userEvent.click(within(dialog).getByRole('radio', { name: /^Only people whom you choose/ }));
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /Yuki/ }));
  expect(within(dialog).getByRole('status').textContent).toContain('will no longer see it, from then on');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Change' }));
  await at.settle();
  expect(sign.mock.calls[0]?.[1]).toMatchObject({ type: 'group-set', readers: [ann, bo] });
  expect(fact().textContent).toMatch(/Only you and Yuki Tanaka/);
  // Given to the same people again, no second group is made; and it goes back to all.
  const again = await ask();
  expect(within(again).getByRole('button', { name: 'Change' }).getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(within(again).getByRole('radio', { name: /^Everybody in / }));
  await userEvent.click(within(again).getByRole('button', { name: 'Change' }));
  await at.settle();
  expect(fact().textContent).toContain('Everybody in ');
  expect(sign).toHaveBeenCalledTimes(1);
});

test('[M472] given to few, what is open about it ends: the dialog names it once another choice is made', async () => {
  takesGroups();
  const task = at.company.tasks['Press kit: words and stills'] ?? '';
  const home = at.workspace.memory.tx.tasks.spaceOf(task) ?? space('main');
  const offer = `r${'1'.repeat(17)}` as OfferId;
  at.workspace.decideAs(ann, { type: 'work-offered', space: home, task, offer, to: { person: bo } });
  await at.show(<Fact />);
  const dialog = within(await ask());
  expect(dialog.queryByRole('list', { name: 'Still open' })).toBeNull();
  await userEvent.click(dialog.getByRole('radio', { name: /^Only people whom you choose/ }));
  await at.settle();
  const [row] = within(dialog.getByRole('list', { name: 'Still open' })).getAllByRole('listitem');
  expect(row?.textContent).toBe('Press kit: words and stillsoffered to Yuki Tanaka by you');
  expect(dialog.getByText(/^The offer ends: nobody is asked any more/)).toBeTruthy();
});

test('while the relay is away a new choice of people says why it must wait; oneself is always among them', async () => {
  takesGroups();
  await at.show(<Fact />);
  at.workspace.setStatus({ link: 'away' });
  await at.settle();
  const dialog = await ask();
  await userEvent.click(within(dialog).getByRole('radio', { name: /^Only people whom you choose/ }));
  expect(within(dialog).getAllByText(/needs the relay, which is away/).length).toBeGreaterThan(0);
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /\(you\)/ }));
  expect(
    within(dialog)
      .getByRole('checkbox', { name: /\(you\)/ })
      .getAttribute('aria-checked'),
  ).toBe('true');
  expect(within(dialog).getByRole('button', { name: 'Change' }).getAttribute('aria-disabled')).toBe('true');
});

test('on its way, it says who sees it and is not changed again; a refusal of the group is said', async () => {
  const { memory } = at.workspace;
  const task = at.company.tasks['Press kit: words and stills'] ?? '';
  memory.tx.tasks.patch(task, { movedTo: `${space('main')}/few` });
  await at.show(<Fact />);
  expect(within(fact()).queryByRole('button')).toBeNull();
});
