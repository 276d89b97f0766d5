// What else stands under somebody's name before their access ends: what they lead, what they opened to the outside. Of what this
// admin reads; with their tasks by project it can be taken out as a file.
import { leftOverBy, type LeftOver } from '@baton/model/person/leaving-queries';
import type { SpaceId, TeamId } from '@baton/model/ids';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { Button } from '@baton/ui/button';
import { Download } from 'lucide-react';
import { saveText } from '../../lib/save-file.ts';
import { useLive } from '../../lib/use-live.ts';
import { useWorld } from '../../lib/use-world.ts';
import { todayHere } from '../../parts/day-text.ts';
import { fileNameOf } from '../../parts/file-name.ts';
import { counted } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import styles from './panel.module.css';

interface LeftLines {
  readonly projects: readonly { readonly id: string; readonly title: string; readonly tasks: readonly string[] }[];
  /** What they lead, opened and use, a sentence each. */
  readonly facts: readonly string[];
}

interface Reading {
  readonly nameOf: (id: string) => string;
  readonly titleOf: (id: string) => string;
}

const ledText = (title: string, alone: boolean): string =>
  alone ? `Leads ${title} alone: nobody else does` : `Leads ${title}, with others`;

function leftLines(left: LeftOver, { nameOf, titleOf }: Reading): LeftLines {
  const { projects, teams, spaces, links, invitations, devices, reports } = left;
  const led = [...teams, ...spaces].map(({ id, alone }) => ledText(titleOf(id), alone));
  return {
    projects: projects.map(({ id, name, tasks }) => ({
      id,
      title: `${name}, ${counted(tasks.length, 'open task')}`,
      tasks: tasks.map(({ key, title }) => `${key} ${title}`),
    })),
    facts: [
      ...led.toSorted(),
      ...(reports.length > 0 ? [`Manages ${new Intl.ListFormat('en').format(reports.map(nameOf))}`] : []),
      ...(links > 0 ? [`Made ${counted(links, 'link')} that still opens something`] : []),
      ...(invitations > 0 ? [`Made ${counted(invitations, 'invitation')} that can still be accepted`] : []),
      ...(devices > 0 ? [`Uses ${counted(devices, 'device')}`] : []),
    ],
  };
}

const leftText = (name: string, { projects, facts }: LeftLines): string =>
  [
    `What ${name} leaves`,
    ...projects.map(({ title, tasks }) => [title, ...tasks.map((task) => `  ${task}`)].join('\n')),
    facts.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

export function LeftOverList({ one }: { readonly one: StaffAnswer }) {
  const { titles } = useWorld();
  const nameOf = useNames();
  const [left] = useLive(leftOverBy, { person: one.id }) ?? [];
  if (left === undefined) return null;
  const titleOf = (id: string): string =>
    titles.spaces[id as SpaceId] ?? titles.teams[id as TeamId] ?? 'A space that you do not read';
  const lines = leftLines(left, { nameOf, titleOf });
  const { facts } = lines;
  const save = () =>
    saveText(`${fileNameOf(`${titles.workspace} ${one.name} leaves`, todayHere())}.txt`, leftText(one.name, lines));
  return (
    <div className={styles.left}>
      {facts.length > 0 && (
        <ul className={styles.leftRows} aria-label="What they hold">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      <Button size={24} icon={Download} onClick={save}>
        Export this list
      </Button>
    </div>
  );
}
