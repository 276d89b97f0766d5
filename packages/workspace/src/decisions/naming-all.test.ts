// A request for approval that names fewer than worked on it, as a relay sends it back: the device names them all and asks anew.
import { decodeEntry } from '@baton/ledger/entry';
import { readStatement } from '@baton/ledger/statement';
import type { OfWork, WorkDecision } from '@baton/model/decided/schema';
import { isIllegal } from '@baton/model/directory/rules';
import { idFromBytes, type ApprovalId, type OfferId, type PersonId, type RecordId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { expect, test } from 'vitest';
import { notDone } from '../doors/door.ts';
import { openScene } from '../test/scene.ts';
import { seeded } from '../test/time.ts';
import { addNamed, during } from '../test/watching.ts';
import { watchSync } from '../test/syncing.ts';

const random = seeded(7);
type Asking = OfWork<'approval-asked'>;

/** Ann's device, at a relay that knows of others who worked on what she asks for. */
async function asked(worked: (ids: { bo: PersonId; cy: PersonId }) => readonly PersonId[]) {
  const scene = await openScene();
  const [bo, cy] = [(await scene.join()).person, (await scene.join()).person];
  const all = worked({ bo, cy });
  const heard: Asking[] = [];
  const ann = await scene.open(scene.ann, {
    more: {
      async propose({ jws, text }) {
        if (!scene.relay.up) return notDone('away', 'The relay does not answer.');
        const read = readStatement(jws);
        if (!isIllegal(read) && read.decision.type === 'approval-asked') {
          const { decision } = read;
          heard.push(decision);
          if (!all.every((person) => decision.contributors.includes(person)))
            return { ...notDone('named-fewer', 'others have worked on it'), contributors: all };
        }
        const number = await scene.relay.say(jws, text);
        return typeof number === 'number' ? { number } : notDone('illegal', number);
      },
    },
  });
  const project = await addNamed(scene, ann.workspace, 'Spring');
  const added = await during(scene, ann.workspace.run(addTask, { project, title: 'Posters' }));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  const task: RecordId = added.task;
  await scene.time.pass(500);
  const asking: Asking = {
    type: 'approval-asked',
    space: scene.space,
    task,
    approval: idFromBytes('g', random(17)) as ApprovalId,
    hash: 'h'.padEnd(43, 'A'),
    seats: [{ person: cy }],
    quorum: 1,
    order: 'together',
    fourEyes: true,
    contributors: [scene.ann.person],
    strong: false,
  };
  const decide = (decision: WorkDecision, text: string | null = null) =>
    during(scene, ann.workspace.decide({ decision, text }), 50);
  const onRecord = () =>
    scene.relay.log.flatMap((entry) => {
      if (entry.kind !== 'ledger') return [];
      const { leaf, text } = decodeEntry(entry.entry) as {
        leaf: { jws?: string } | null;
        text: { text: string } | null;
      };
      const read = leaf?.jws === undefined ? null : readStatement(leaf.jws);
      return read === null || isIllegal(read) ? [] : [{ decision: read.decision, text: text?.text ?? null }];
    });
  return { scene, ann, bo, cy, task, asking, decide, onRecord, heard };
}

test('[W580] it names everybody whom the relay knows and signs once more, by itself, with the same words', async () => {
  const { scene, ann, bo, asking, decide, onRecord, heard } = await asked(({ bo: worked }) => [worked]);
  await decide(asking, 'Please look at the dates');
  await scene.time.pass(1_000);
  expect(heard.map(({ contributors }) => contributors.length)).toEqual([1, 2]);
  expect(onRecord().at(-1)).toEqual({
    decision: { ...asking, contributors: [scene.ann.person, bo].sort() },
    text: 'Please look at the dates',
  });
  expect(watchSync(ann.workspace).last().decisions).toEqual([]);
});

test('[W580] signed while the relay was away, and what was signed after it, all comes on record in its order', async () => {
  const { scene, ann, task, asking, decide, onRecord } = await asked(({ bo: worked }) => [worked]);
  scene.relay.part(scene.ann.device);
  scene.relay.up = false;
  await scene.time.pass(500);
  await decide(asking);
  await decide({ type: 'approval-taken-back', space: scene.space, task, approval: asking.approval });
  const offer = idFromBytes('r', random(17)) as OfferId;
  await decide({ type: 'work-offered', space: scene.space, task, offer, to: { role: 'lead' } });
  scene.relay.up = true;
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(60_000);
  expect(
    onRecord()
      .slice(-3)
      .map(({ decision }) => decision.type),
  ).toEqual(['approval-asked', 'approval-taken-back', 'work-offered']);
  expect(watchSync(ann.workspace).last().decisions).toEqual([]);
});

test('[W581] with all of them it could not be fulfilled any more: it comes back, and says so', async () => {
  const { scene, ann, asking, decide, heard } = await asked(({ cy: signer }) => [signer]);
  await decide(asking);
  await scene.time.pass(1_000);
  const [back] = watchSync(ann.workspace).last().decisions;
  expect(back?.refused?.sentence).toBe('too few of them may sign it: nobody signs their own work');
  expect(heard).toHaveLength(1);
});

test('[W581] a relay that asks for names which are there is not asked for ever', async () => {
  const scene = await openScene();
  let times = 0;
  const ann = await scene.open(scene.ann, {
    more: {
      async propose() {
        times += 1;
        return { ...notDone('named-fewer', 'others have worked on it'), contributors: [scene.ann.person] };
      },
    },
  });
  const { person: cy } = await scene.join();
  await scene.time.pass(500);
  const { space } = scene;
  const asking = {
    type: 'approval-asked',
    space,
    task: 't1',
    approval: idFromBytes('g', random(17)) as ApprovalId,
  } as const;
  const terms = { hash: 'h'.padEnd(43, 'A'), seats: [{ person: cy }], quorum: 1, order: 'together' } as const;
  const decision = { ...asking, ...terms, fourEyes: true, contributors: [scene.ann.person], strong: false };
  await during(scene, ann.workspace.decide({ decision, text: null }), 50);
  await scene.time.pass(60_000);
  expect(times).toBe(1);
  expect(watchSync(ann.workspace).last().decisions[0]?.refused?.sentence).toBe('others have worked on it');
});

test('[W582] the place up to which everything is here moves with what comes, and stays where it was while the relay is away', async () => {
  const { scene, ann } = await asked(() => []);
  const reached = () => during(scene, ann.workspace.reached(), 100);
  const before = await reached();
  expect(before).toBe(scene.relay.head);
  scene.relay.part(scene.ann.device);
  await scene.time.pass(500);
  const [project] = [...ann.engine.core.replica.rows.projects.all()].map(({ id }) => id);
  await during(scene, ann.workspace.run(addTask, { project: project ?? '', title: 'Written apart' }), 100);
  expect(await reached()).toBe(before);
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(60_000);
  expect(await reached()).toBe(scene.relay.head);
  expect(scene.relay.head).toBeGreaterThan(before);
});
