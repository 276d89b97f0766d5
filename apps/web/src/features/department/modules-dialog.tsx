// The one place where a lead switches on what a department shows. What is off keeps its values; each switch says in a
// sentence what it brings.
import { leadsSpace } from '@baton/model/directory/queries';
import { moduleNames, type ModuleName, modulesOf, withModule } from '@baton/model/directory/module-rules';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Switch } from '@baton/ui/switch';
import { useWorld } from '../../lib/use-world.ts';
import { moduleWords } from '../../parts/module-words.ts';
import { listed } from '../../parts/move-words.ts';
import { useNames } from '../../parts/people.tsx';
import { useDeciding } from '../../parts/use-deciding.ts';
import styles from './modules-dialog.module.css';

interface ModulesDialogProps {
  readonly space: SpaceId;
  readonly onClose: () => void;
}

export function ModulesDialog({ space, onClose }: ModulesDialogProps) {
  const { directory, titles, me } = useWorld();
  const nameOf = useNames();
  const title = titles.spaces[space] ?? 'this department';
  const isLed = leadsSpace(directory, me.person, space);
  const leads = (Object.keys(directory.persons) as PersonId[]).filter((one) => leadsSpace(directory, one, space));
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={`What ${title} shows`}
      description="What is off is shown to nobody. Nothing of it is lost: switched on again, it is all there."
      actions={
        <Button tone="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <ul className={styles.modules}>
        {moduleNames.map((name) => (
          <ModuleRow key={name} name={name} space={space} isLed={isLed} />
        ))}
      </ul>
      {!isLed && <p className={styles.said}>This is switched by {listed(leads, nameOf)}.</p>}
    </Dialog>
  );
}

interface ModuleRowProps {
  readonly name: ModuleName;
  readonly space: SpaceId;
  readonly isLed: boolean;
}
function ModuleRow({ name, space, isLed }: ModuleRowProps) {
  const { directory } = useWorld();
  const { why, decide } = useDeciding();
  const words = moduleWords[name];
  const isOn = modulesOf(directory, space).includes(name);
  const set = (on: boolean) =>
    void decide(
      { type: 'modules-set', space, modules: withModule(directory, space, { name, on }) },
      on ? `${words.name}: on.` : `${words.name}: off. What is there is kept.`,
    );
  return (
    <li>
      <span className={styles.what}>
        <b>{words.name}</b>
        <span>{words.does}</span>
      </span>
      <Switch
        label={words.name}
        labelHidden
        checked={isOn}
        onChange={set}
        disabledReason={isLed ? why : 'Whoever leads this department switches it.'}
      />
    </li>
  );
}
