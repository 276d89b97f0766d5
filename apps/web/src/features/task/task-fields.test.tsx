import { addCheckItems, renameCheckItem } from '@baton/model/task/checklist-commands';
import { archiveTask, setEstimate } from '@baton/model/task/commands';
import { checklistOf, taskByKey } from '@baton/model/task/queries';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptTexts } from '../../lib/kept-text.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { hueOf } from '../../parts/people.tsx';
import { layout } from '../../test/layout.ts';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { TaskRoom } from './task-room.tsx';

let at: Scene;
function Room({ isPage = false, name = 'SPR-121' }: { isPage?: boolean; name?: string }) {
  const found = useLiveOne(taskByKey, { key: name });
  if (!found) return null;
  return (
    <TaskRoom
      task={found}
      board={at.company.board}
      isPage={isPage}
      field={undefined}
      show="task"
      onShow={() => {}}
      onOpen={() => {}}
      onPage={() => {}}
      onClose={() => {}}
    />
  );
}
beforeEach(() => {
  localStorage.clear();
  at = scene();
});
afterEach(() => layout.setPhone(false));

const task = () => at.company.tasks['Press kit: words and stills'] ?? '';
const row = () => at.workspace.memory.tx.tasks.get(task());
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const fact = (name: string) => within(screen.getByRole('group', { name }));
const items = () => at.workspace.memory.ask(checklistOf, { task: task() });

test.each([
  [300, '5 h'],
  [150, '2 h 30'],
  [45, '45 m'],
])('an estimate of %i minutes is read as %s', async (estimate, text) => {
  at.workspace.memory.does(setEstimate, { task: task(), estimate });
  await at.show(<Room />);
  expect(fact('Estimate').getByRole<HTMLInputElement>('textbox').value.replaceAll('\u00A0', ' ')).toBe(text);
});

test('leaving a field keeps it; leaving it unchanged writes nothing', async () => {
  at.workspace.memory.does(setEstimate, { task: task(), estimate: 150 });
  await at.show(<Room />);
  const field = fact('Estimate').getByRole('textbox');
  await userEvent.click(field);
  await userEvent.tab();
  await at.settle();
  expect(at.workspace.calls).toEqual([]);
  await userEvent.clear(field);
  await userEvent.type(field, '90m');
  await userEvent.tab();
  await at.settle();
  expect(row()?.estimate).toBe(90);
});

test('an emptied field takes the value away', async () => {
  await at.show(<Room />);
  await userEvent.clear(fact('Due').getByRole('textbox'));
  await press('{Enter}');
  expect(row()?.due).toBeNull();
});

test('the first Escape in a field returns its value', async () => {
  await at.show(<Room />);
  const field = fact('Due').getByRole<HTMLInputElement>('textbox');
  const before = field.value;
  await userEvent.clear(field);
  await userEvent.type(field, 'friday{Escape}');
  expect(field.value).toBe(before);
  expect(at.workspace.calls).toEqual([]);
});

test('a tag is made by typing it and taken away again', async () => {
  await at.show(<Room />);
  await userEvent.type(fact('Tags').getByRole('combobox'), 'Porto');
  await userEvent.click(await screen.findByRole('option', { name: /Porto/ }));
  await at.settle();
  expect([...(row()?.tags ?? [])].toSorted()).toEqual(['Porto', 'Press']);
  // In the colour that it has on the card.
  expect(fact('Tags').getByLabelText('Porto').dataset['person']).toBe(String(hueOf('Porto')));
  await userEvent.click(fact('Tags').getByRole('button', { name: /Remove Press/ }));
  await at.settle();
  expect([...(row()?.tags ?? [])]).toEqual(['Porto']);
});

test('nobody can have it, and then somebody is given it', async () => {
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('button', { name: 'Tom Okafor has it' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Nobody' }));
  await at.settle();
  await userEvent.click(screen.getByRole('button', { name: 'Nobody has it' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /Yuki Tanaka/ }));
  await at.settle();
  expect(row()?.assigned).toBe(bo);
});

test('a line of the checklist that lost a merge shows both texts and restores mine', async () => {
  const [line] = items();
  const id = line?.id ?? '';
  at.workspace.byOther(bo ?? '', (memory) => memory.does(renameCheckItem, { item: id, text: 'Final copy' }));
  const cell = (value: string, by: string, t: number) => ({ key: 'text', value, by, t });
  at.workspace.lose(id, [
    {
      id: 'lost-7',
      doc: 'r/s/1',
      record: id,
      field: 'text',
      lost: cell('Copy in two languages', ann ?? '', 1),
      won: cell('Final copy', bo ?? '', 2),
    } as never,
  ]);
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('button', { name: 'Final copy: two values were set apart' }));
  const sheet = within(await screen.findByRole('dialog', { name: 'Final copy was set apart' }));
  expect(sheet.getByText('Copy in two languages').tagName).toBe('S');
  await userEvent.click(sheet.getByRole('button', { name: 'Use mine' }));
  expect(at.workspace.calls).toContain('restore lost-7');
});

test('other lines of the checklist carry no mark', async () => {
  await at.show(<Room />);
  expect(screen.queryByRole('button', { name: /two values were set apart/ })).toBeNull();
});

test('a line that a colleague ticks is marked in their hue', async () => {
  await at.show(<Room />);
  at.workspace.byOther(bo ?? '', (memory) => memory.does(addCheckItems, { task: task(), texts: ['From Yuki'] }));
  await at.settle();
  const line = screen.getByRole('checkbox', { name: 'From Yuki' }).closest('li');
  expect(line?.dataset['touched']).toBe('');
  expect(line?.dataset['person']).toBeTruthy();
});

test('an unfinished comment is there when the panel is opened again', async () => {
  await at.show(<Room />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Comment' }), 'The price');
  await waitFor(() => expect([...keptTexts('draft.').values()].join('')).toContain('The price'));
  cleanup();
  await at.show(<Room />);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' }).value).toBe('The price');
  expect(at.workspace.calls).toEqual([]);
});

test('an empty comment is not sent, and the button says why', async () => {
  await at.show(<Room />);
  await userEvent.clear(screen.getByRole('textbox', { name: 'Comment' }));
  const send = screen.getByRole('button', { name: 'Send' });
  expect(send.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(send);
  expect(at.workspace.calls).toEqual([]);
});

test('an archived task says so and is restored from where it is read', async () => {
  at.workspace.memory.does(archiveTask, { task: task() });
  await at.show(<Room isPage />);
  expect(screen.getByText(/^Archived since/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
  await at.settle();
  expect(row()?.archived).toBeNull();
});

test('who changed it last is said at the end', async () => {
  await at.show(<Room />);
  expect(screen.getByText(/Last changed by you\.$/)).toBeTruthy();
  at.workspace.byOther(bo ?? '', (memory) => memory.does(setEstimate, { task: task(), estimate: 15 }));
  await at.settle();
  expect(screen.getByText(/Last changed by Yuki Tanaka\.$/)).toBeTruthy();
});

test('on the phone the steps stand after the conversation, and the baton names the holder', async () => {
  layout.setPhone(true);
  await at.show(<Room isPage />);
  const talk = screen.getByRole('region', { name: 'Conversation' });
  const next = screen.getByRole('button', { name: 'Next' });
  expect(talk.compareDocumentPosition(next)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.getByRole('button', { name: 'Tom Okafor has it' }).textContent).toMatch(/Tom$/);
});
