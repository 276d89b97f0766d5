import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addCheckItems } from '@baton/model/task/checklist-commands';
import { relateTasks } from '@baton/model/relation/commands';
import { taskByKey } from '@baton/model/task/queries';
import { finishTask } from '@baton/model/task/status-command';
import { beforeEach, expect, test } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { bo, scene, type Scene } from '../../test/scene.tsx';
import { Routed } from '../../test/routed.tsx';
import { TaskRoom } from './task-room.tsx';

let at: Scene;
beforeEach(() => {
  localStorage.clear();
  at = scene();
});
const key = 'SPR-121';
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const nothing = () => {};

function Room() {
  const task = useLiveOne(taskByKey, { key });
  if (!task) return null;
  return (
    <TaskRoom
      task={task}
      board={at.company.board}
      isPage={false}
      field={undefined}
      show="task"
      onShow={nothing}
      onOpen={nothing}
      onPage={nothing}
      onClose={nothing}
    />
  );
}
const room = <Room />;
const task = () => at.company.tasks['Press kit: words and stills'] ?? '';
const film = () => at.company.tasks['Launch film: rough cut'] ?? '';
const parts = () => within(screen.getByRole('region', { name: 'Sub-tasks' }));
const net = () => within(screen.getByRole('region', { name: 'Depends on, and feeds' }));

test('sub-tasks are typed line by line, ticked, and counted', async () => {
  await at.show(<Routed>{room}</Routed>);
  await at.settle();
  await userEvent.click(parts().getByRole('textbox', { name: 'Add a sub-task' }));
  await press('Stills{Enter}Words{Enter}');
  expect((await parts().findAllByRole('link')).map((link) => link.textContent)).toEqual([
    expect.stringMatching(/Stills$/u),
    expect.stringMatching(/Words$/u),
  ]);
  await userEvent.click(parts().getByRole('checkbox', { name: 'Done: Stills' }));
  expect(await parts().findByText('1 of 2')).toBeTruthy();
});

test('a sub-task is moved by Alt and arrows, taken out, and made a line of the checklist', async () => {
  await at.show(<Routed>{room}</Routed>);
  await at.settle();
  await userEvent.click(parts().getByRole('textbox', { name: 'Add a sub-task' }));
  await press('Stills{Enter}Words{Enter}Price{Enter}');
  (await parts().findByRole('checkbox', { name: 'Done: Price' })).focus();
  await press('{Alt>}{ArrowUp}{/Alt}');
  const titles = () =>
    parts()
      .queryAllByRole('link')
      .map((link) => link.textContent?.replace(/^\S+ /u, ''));
  expect(titles()).toEqual(['Stills', 'Price', 'Words']);
  await userEvent.click(parts().getByRole('button', { name: 'More of Stills' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Take out/u }));
  await at.settle();
  expect(titles()).toEqual(['Price', 'Words']);
  await userEvent.click(parts().getByRole('button', { name: 'More of Words' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Make it a line/u }));
  await at.settle();
  expect(titles()).toEqual(['Price']);
  expect(await screen.findByRole('button', { name: 'Line: Words' })).toBeTruthy();
});

test('a line of the checklist becomes a sub-task', async () => {
  at.workspace.memory.does(addCheckItems, { task: task(), texts: ['Caption the stills'] });
  await at.show(<Routed>{room}</Routed>);
  await at.settle();
  await userEvent.click(screen.getByRole('button', { name: 'Make Caption the stills a sub-task' }));
  expect(await parts().findByRole('checkbox', { name: 'Done: Caption the stills' })).toBeTruthy();
});

test('what it waits for is found by typing, named, and taken away again', async () => {
  await at.show(<Routed>{room}</Routed>);
  await at.settle();
  await userEvent.click(net().getByRole('button', { name: 'Link' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Waits for' }));
  await userEvent.type(await screen.findByRole('combobox'), 'rough cut');
  await userEvent.click(await screen.findByRole('option', { name: /Launch film/u }));
  const face = await net().findByRole('link', { name: /Launch film: rough cut/u });
  expect(face.getAttribute('href')).toMatch(/\/task\/SPR-128$/u);
  expect(net().getByText('Waits for')).toBeTruthy();
  await userEvent.click(net().getByRole('button', { name: 'Take away: Waits for Launch film: rough cut' }));
  await at.settle();
  expect(net().queryByRole('link')).toBeNull();
});

test('what would make a ring is refused with a reason', async () => {
  at.workspace.memory.does(relateTasks, { from: film(), to: task(), kind: 'waits-for' });
  await at.show(<Routed>{room}</Routed>);
  await at.settle();
  expect(net().getByText('Blocks')).toBeTruthy();
  await userEvent.click(net().getByRole('button', { name: 'Link' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Comes after' }));
  await userEvent.type(await screen.findByRole('combobox'), 'rough cut');
  await userEvent.click(await screen.findByRole('option', { name: /Launch film/u }));
  expect(await screen.findByText(/That would make a ring/u)).toBeTruthy();
});

test('a blocker that is done holds nothing up any more', async () => {
  at.workspace.memory.does(relateTasks, { from: task(), to: film(), kind: 'waits-for' });
  await at.show(<Routed>{room}</Routed>);
  await at.settle();
  const face = () =>
    net()
      .getByRole('link', { name: /Launch film/u })
      .closest('li');
  expect(face()?.dataset['holding']).toBe('true');
  at.workspace.byOther(bo ?? '', (memory) => memory.does(finishTask, { task: film(), done: true }));
  await at.settle();
  expect(face()?.dataset['holding']).toBeUndefined();
});
