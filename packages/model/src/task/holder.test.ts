// The holder rule, told as a table and then checked against a second reading of product's sentence.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addName, matchName } from '../person/commands.ts';
import { isRefusal } from '../refusal.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addTask } from './add-commands.ts';
import { assignTask } from './commands.ts';
import { holderOf } from './holder.ts';

const people = ['ann', 'bo', 'cy'] as const;
const inTeam = new Set<string>([person('ann'), person('cy')]);

function world(closed: boolean) {
  const scene = openScene({ closed });
  const { task } = scene.does(addTask, { project: scene.project, title: 'x' });
  const { name } = scene.does(addName, { space: closed ? space('team') : space('main'), name: 'Tom' });
  return { scene, task, name };
}

interface Case {
  readonly closed: boolean;
  readonly held: string;
  readonly actor: string;
  readonly receiver: string;
}
/** product.md's sentence, read once more: `anyway` needs no standing, the rest is "inside the team". */
function isAllowed({ closed, held, actor, receiver }: Case): boolean {
  const stands = (who: string) => !closed || inTeam.has(person(who));
  const anyway = held === 'nobody' || receiver === held || receiver === actor;
  const receives = receiver === 'nobody' || receiver === 'name' || stands(receiver);
  return anyway || ((held === actor || stands(actor)) && receives);
}
const choice = fc.constantFrom('ann', 'bo', 'cy', 'name', 'nobody');
const cases = fc.record({ closed: fc.boolean(), held: choice, actor: fc.constantFrom(...people), receiver: choice });

test('[M25] for every holder, actor and receiver the rule is the sentence', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { scene, task, name } = world(one.closed);
      const idOf = (who: string) => (who === 'nobody' ? null : who === 'name' ? name : person(who));
      scene.tx.tasks.patch(task, { assigned: idOf(one.held) });
      const result = scene.as(person(one.actor), () => scene.run(assignTask, { task, to: idOf(one.receiver) }));
      const allowed = isAllowed(one);
      expect(isRefusal(result) ? [result.kind, 'holder' in result && result.holder] : null).toEqual(
        allowed ? null : ['needs-offer', idOf(one.held)],
      );
      expect(scene.rows.tasks.get(task)?.assigned).toBe(idOf(allowed ? one.receiver : one.held));
    }),
    { numRuns: 300 },
  );
});

test('[M25] an open space counts everybody of the workspace, and nobody else', () => {
  const { scene, task } = world(false);
  scene.tx.tasks.patch(task, { assigned: person('cy') });
  expect(isRefusal(scene.as(person('bo'), () => scene.run(assignTask, { task, to: person('ann') })))).toBe(false);
  expect(scene.as('u404', () => scene.run(assignTask, { task, to: person('bo') }))).toMatchObject({
    kind: 'needs-offer',
  });
});

test('[M25] several at once: one that would need an offer refuses all', () => {
  const { scene, task } = world(true);
  const other = scene.does(addTask, { project: scene.project, title: 'y' }).task;
  scene.tx.tasks.patch(other, { assigned: person('cy') });
  const result = scene.as(person('bo'), () => scene.run(assignTask, { task: [task, other], to: person('ann') }));
  expect(result).toMatchObject({ kind: 'needs-offer', holder: person('cy') });
  expect(scene.rows.tasks.get(task)?.assigned).toBeNull();
});

test('[M72] who was matched to a name holds what the name holds, and may give it away', () => {
  const { scene, task, name } = world(true);
  scene.does(assignTask, { task, to: name });
  expect(scene.as(person('bo'), () => scene.run(assignTask, { task, to: person('cy') }))).toMatchObject({
    kind: 'needs-offer',
  });
  scene.does(matchName, { name, person: person('bo') });
  expect(holderOf(scene.rows, scene.rows.tasks.get(task) ?? { assigned: null })).toBe(person('bo'));
  expect(isRefusal(scene.as(person('bo'), () => scene.run(assignTask, { task, to: person('cy') })))).toBe(false);
});

test('[M72] naming a matched name writes the person', () => {
  const { scene, task, name } = world(false);
  scene.does(matchName, { name, person: person('bo') });
  scene.does(assignTask, { task, to: name });
  expect(scene.rows.tasks.get(task)?.assigned).toBe(person('bo'));
  const { task: born } = scene.does(addTask, { project: scene.project, title: 'z', assigned: name });
  expect(scene.rows.tasks.get(born)?.assigned).toBe(person('bo'));
});
