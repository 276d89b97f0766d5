// What a new project begins with: an empty board, a template that somebody kept, or the columns of a department.
import { departmentTemplates } from '@baton/model/plan/departments';
import type { Plan } from '@baton/model/plan/schema';
import { removeTemplate } from '@baton/model/plan/commands';
import { templates } from '@baton/model/plan/queries';
import { Button } from '@baton/ui/button';
import { Select } from '@baton/ui/select';
import { useToast } from '@baton/ui/toast';
import { useMemo } from 'react';
import { useLive } from '../lib/use-live.ts';
import { useRun } from '../lib/use-run.ts';
import { useUndo } from '../lib/use-undo.ts';
import { useWorld } from '../lib/use-world.ts';
import { counted, listText } from './number-text.ts';
import styles from './new-project.module.css';

export interface PlanChoice {
  readonly id: string;
  readonly label: string;
  readonly plan: Plan;
  /** Of a template that somebody kept. */
  readonly space: string | null;
}
const all = {};
const none = 'none';

/** The samples of a department show how its desk is meant; a project begins without them. */
const ofDepartments: readonly PlanChoice[] = departmentTemplates.map(({ id, title, plan }) => ({
  id,
  label: `Columns as in ${title}`,
  plan: { ...plan, tasks: [] },
  space: null,
}));

export function usePlans(): readonly PlanChoice[] {
  const kept = useLive(templates, all);
  return useMemo(
    () => [...(kept ?? []).map(({ id, space, plan }) => ({ id, label: plan.name, plan, space })), ...ofDepartments],
    [kept],
  );
}

function holds({ tasks }: Plan): string {
  const texts = tasks.filter(({ text }) => text === true).length;
  const files = tasks.reduce((sum, task) => sum + (task.files?.length ?? 0), 0);
  return listText([
    counted(tasks.length, 'task'),
    ...(texts === 0 ? [] : ['their texts']),
    ...(files === 0 ? [] : [counted(files, 'file')]),
  ]);
}

interface BeginWithProps {
  readonly plans: readonly PlanChoice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function BeginWith({ plans, value, onChange }: BeginWithProps) {
  const { titles } = useWorld();
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const chosen = plans.find(({ id }) => id === value);
  const remove = async ({ id, label, space }: PlanChoice) => {
    onChange(none);
    if (await run(removeTemplate, { space: space ?? '', template: id }))
      toast.show({ text: `The template “${label}” is removed.`, onUndo });
  };
  const about = ({ plan, space }: PlanChoice) =>
    [
      plan.columns.map(({ name }) => name).join(', '),
      ...(plan.tasks.length === 0 ? [] : [holds(plan)]),
      ...(space === null ? [] : [`kept in ${(titles.spaces as Record<string, string>)[space] ?? 'a department'}`]),
    ].join('; ');
  return (
    <div className={styles.begin}>
      <Select
        label="Begin with"
        value={chosen?.id ?? none}
        onChange={onChange}
        options={[{ id: none, label: 'An empty board' }, ...plans.map(({ id, label }) => ({ id, label }))]}
      />
      {chosen !== undefined && (
        <p className={styles.about}>
          {about(chosen)}.
          {chosen.space !== null && (
            <Button size={24} tone="quiet" onClick={() => void remove(chosen)}>
              Remove this template
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
