import { newPerson, newSpace } from '@baton/model/directory/made';
import { addCheckItems } from '@baton/model/task/checklist-commands';
import { setEstimate } from '@baton/model/task/commands';
import { taskPeek } from '@baton/model/task/queries';
import { person, space } from '@baton/model/test/memory';
import { cleanup, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { ReadOnlyIn } from '../../parts/read-only.tsx';
import { ann, bo, scene } from '../../test/scene.tsx';
import { TaskBody } from './task-body.tsx';

const [main, cy] = [space('main'), person('cy')];
const withModules = (modules: readonly string[] | null) =>
  scene({
    directory: {
      persons: {
        [ann]: newPerson('owner', 1, null),
        [bo]: newPerson('member', 2, null),
        [cy]: newPerson('member', 3, null),
      },
      spaces: { [main]: { ...newSpace(1), modules }, [space('team')]: newSpace(2, [ann]) },
    },
  });

function Peek({ task }: { readonly task: string }) {
  const found = useLiveOne(taskPeek, { task });
  return found ? (
    <ReadOnlyIn space={found.space}>
      <TaskBody task={found} field={undefined} />
    </ReadOnlyIn>
  ) : null;
}

test('[M170] what is off is not shown on a task, and its values are kept', async () => {
  const shown = async (modules: readonly string[] | null) => {
    const at = withModules(modules);
    const task = at.company.tasks['EAN codes into the ERP'] ?? '';
    at.workspace.memory.does(setEstimate, { task, estimate: 150 });
    at.workspace.memory.does(addCheckItems, { task, texts: ['Ask Dana'] });
    await at.show(<Peek task={task} />);
    await screen.findByRole('group', { name: 'Holder' });
    const found = [screen.queryByRole('group', { name: 'Estimate' }), screen.queryByText('Ask Dana')].map(
      (one) => one !== null,
    );
    const kept = at.workspace.memory.rows.tasks.get(task)?.estimate;
    cleanup();
    return [...found, kept];
  };
  expect(await shown([])).toEqual([false, false, 150]);
  expect(await shown(['estimates'])).toEqual([true, false, 150]);
  expect(await shown(null)).toEqual([true, true, 150]);
});
