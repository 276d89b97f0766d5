// New departments from templates: chosen by name, opened one after the other. Opening one is a decision and needs the relay;
// what is put into it is work like any other.
import type { SpaceId } from '@baton/model/ids';
import { idFromBytes } from '@baton/model/ids';
import type { Decision } from '@baton/model/directory/schema';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { isRefusal } from '@baton/model/refusal';
import { suggestPrefix } from '@baton/model/project/rules';
import { startDepartment } from '@baton/model/plan/commands';
import { type DepartmentTemplate, departmentTemplates } from '@baton/model/plan/departments';
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { Dialog } from '@baton/ui/dialog';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { untilSpaceIsHere } from '../../lib/until-space.ts';
import { useLive } from '../../lib/use-live.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { useDeciding } from '../../parts/use-deciding.ts';
import styles from './new-department.module.css';

const all = {};
const newSpace = (): SpaceId => idFromBytes('s', crypto.getRandomValues(new Uint8Array(17))) as SpaceId;

/** A department without a template shows the least. */
const leastModules = ['everyday', 'requests'] as const;
interface Wanted {
  readonly title: string;
  readonly template: DepartmentTemplate | null;
}

/** Opens them in order; gives the first one's space, or null where none could be opened. */
function useOpening(): (wanted: readonly Wanted[]) => Promise<SpaceId | null> {
  const workspace = useWorkspace();
  const say = useContext(RefusalContext);
  const toast = useToast();
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  return async (wanted) => {
    const taken = new Set(projects.map(({ prefix }) => prefix));
    let first: SpaceId | null = null;
    for (const [at, { title, template }] of wanted.entries()) {
      const space = newSpace();
      const opened: Decision = { type: 'space-opened', space, open: true, members: [] };
      const answer = await workspace.sign(space, opened, title);
      if (isRefusal(answer)) {
        say(answer);
        return first;
      }
      const modules = [...(template?.modules ?? leastModules)];
      await workspace.sign(space, { type: 'modules-set', space, modules }, null);
      await untilSpaceIsHere(workspace, space);
      first ??= space;
      if (template === null) continue;
      const { id, needs, plan } = template;
      const prefix = suggestPrefix(title, taken);
      taken.add(prefix);
      const begun = { space, name: plan.name, prefix, hue: ((projects.length + at) % 7) + 1, plan };
      await workspace.run(startDepartment, { ...begun, needs: needs.join('\n'), template: id }, { undoable: false });
    }
    toast.show({ text: wanted.length === 1 ? 'The department is open.' : `${wanted.length} departments are open.` });
    return first;
  };
}

export function NewDepartment({ onClose }: { readonly onClose: () => void }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { titles } = useWorld();
  const navigate = useNavigate();
  const { why } = useDeciding();
  const open = useOpening();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [other, setOther] = useState('');
  const [isGoing, setGoing] = useState(false);
  const known = new Set(Object.values(titles.spaces));
  const wanted: readonly Wanted[] = [
    ...departmentTemplates.filter(({ id }) => chosen.has(id)).map((template) => ({ title: template.title, template })),
    ...(other.trim() === '' ? [] : [{ title: other.trim(), template: null }]),
  ];
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const start = async () => {
    setGoing(true);
    const space = await open(wanted);
    setGoing(false);
    if (space === null) return;
    onClose();
    await navigate({ to: '/w/$workspace/space/$space', params: { workspace, space } });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title="New departments"
      description="Each starts with its board, three sample tasks and what it needs to show. Everybody here sees it; who leads it can close it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            aria-busy={isGoing}
            disabledReason={wanted.length === 0 ? 'Choose at least one.' : why}
            onClick={() => {
              if (!isGoing) void start();
            }}
          >
            {wanted.length > 1 ? `Start ${wanted.length} departments` : 'Start the department'}
          </Button>
        </>
      }
    >
      <ul className={styles.templates}>
        {departmentTemplates.map(({ id, title, does }) => (
          <li key={id}>
            <Checkbox
              label={
                <span className={styles.what}>
                  <b>{title}</b>
                  <span>{known.has(title) ? 'There is one of this name.' : does}</span>
                </span>
              }
              checked={chosen.has(id)}
              onChange={(on) => toggle(id, on)}
              disabledReason={known.has(title) ? 'There is one of this name.' : undefined}
            />
          </li>
        ))}
      </ul>
      <TextField
        label="Another one, empty"
        value={other}
        onChange={setOther}
        maxLength={120}
        autoComplete="off"
        help="It begins with its home alone."
      />
    </Dialog>
  );
}
