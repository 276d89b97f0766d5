import { Signature } from 'lucide-react';
import { AvatarGroup } from '../avatar-group.tsx';
import { Avatar, type PersonHue } from '../avatar.tsx';
import { Chip, ChipButton, type ChipTone } from '../chip.tsx';
import { Count } from '../count.tsx';
import { Icon } from '../icon.tsx';
import { GateIcon } from '../icons.tsx';
import { type PriorityLevel, PrioritySign } from '../priority-sign.tsx';
import { type ProjectHue, ProjectName } from '../project-mark.tsx';
import { StatusSign } from '../status-sign.tsx';
import { SyncChip } from '../sync-chip.tsx';
import styles from './gallery.module.css';
import { Line, Specimen } from './specimen.tsx';

const statuses = [
  ['later', 'Later'],
  ['todo', 'To do'],
  ['doing', 'In progress'],
  ['review', 'In review'],
  ['done', 'Done'],
  ['waiting', 'Waiting, a mark'],
  ['blocked', 'Blocked, a mark'],
] as const;
const tones: readonly ChipTone[] = ['neutral', 'outline', 'ink', 'accent', 'flow', 'go', 'wait', 'late', 'guest'];
const hues: readonly PersonHue[] = [1, 2, 3, 4, 5, 6, 7, 8];
const projects: readonly ProjectHue[] = [1, 2, 3, 4, 5, 6, 7];
const levels: readonly PriorityLevel[] = [1, 2, 3, 4];
const group = hues.map((hue) => ({ id: String(hue), name: `Person ${hue}`, hue, initials: `P${hue}` }));

export function SignShelf() {
  return (
    <Specimen title="Signs, people, chips">
      <Line label="Status">
        {statuses.map(([kind, name]) => (
          <span key={kind} className={styles.pair}>
            <StatusSign kind={kind} />
            {name}
          </span>
        ))}
      </Line>
      <Line label="Priority">
        {levels.map((level) => (
          <span key={level} className={styles.pair}>
            <PrioritySign level={level} />P{level}
          </span>
        ))}
        <Icon icon={GateIcon} label="Gate" />
      </Line>
      <Line label="People">
        {hues.map((hue) => (
          <Avatar key={hue} name={`Person ${hue}`} hue={hue} initials={`P${hue}`} size={24} />
        ))}
        <Avatar name="Lena Brandt" hue={5} size={24} live />
        <Avatar name="Lena Brandt" hue={5} size={24} away />
        <Avatar name="Clara Park" hue={5} size={24} guest />
        <AvatarGroup people={group} label="Followers" />
      </Line>
      <Line label="Sizes">
        {([16, 20, 24, 28, 32, 40] as const).map((size) => (
          <Avatar key={size} name="Tom Okafor" hue={1} size={size} />
        ))}
        <AvatarGroup people={group.slice(0, 3).map((person) => ({ ...person, live: true }))} label="Here now" />
      </Line>
      <Line label="Chips">
        {tones.map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
        <Chip icon={Signature} tone="go">
          Viktor Lang, 26 Feb
        </Chip>
        <Chip tone="outline" name="Press" onRemove={() => undefined}>
          Press
        </Chip>
        <ChipButton pressed>All</ChipButton>
        <ChipButton>People</ChipButton>
        <Count value={7} label="7 unread" />
        <Count value={7} tone="accent" label="7 offers" />
      </Line>
      <Line label="Projects">
        {projects.map((hue) => (
          <ProjectName key={hue} hue={hue} name={`Project ${hue}`} />
        ))}
      </Line>
      <Line label="Sync">
        <SyncChip state={{ kind: 'relay' }} />
        <SyncChip state={{ kind: 'here' }} />
        <SyncChip state={{ kind: 'offline', waiting: 12 }} />
        <SyncChip state={{ kind: 'unsaved', reason: 'device full' }} />
      </Line>
    </Specimen>
  );
}
