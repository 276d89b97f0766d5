// Look before it comes (19-import): what will come, what will not and why, and the few choices there are.
import { Button } from '@baton/ui/button';
import { Segmented } from '@baton/ui/segmented';
import type { Preview } from '@baton/interchange/trello/preview';
import { useState } from 'react';
import { usePeople } from '../../parts/people.tsx';
import { type Archived, cardsThatCome, likelyMatches } from './bringing.ts';
import { MatchPeople } from './match-people.tsx';
import { type Place, PlaceFields, usePlace } from './place-fields.tsx';
import type { Read } from './read-file.ts';
import { useBring } from './use-bring.ts';
import { WhatComes, WhatStays } from './what-comes.tsx';
import styles from './import.module.css';

interface PreviewPaneProps {
  readonly file: File;
  readonly read: Read;
  readonly onCancel: () => void;
}
const choices = [
  { id: 'bring', label: 'Bring as archived' },
  { id: 'leave', label: 'Leave out' },
] as const;

const numbers = ['Nothing', 'One thing', 'Two things', 'Three things', 'Four things', 'Five things'];
const tasksOf = (count: number) => `${count} ${count === 1 ? 'task' : 'tasks'}`;

function headline(name: string, tasks: number, { notImported }: Preview): string {
  const kinds = notImported.length;
  if (kinds === 0) return `“${name}” brings ${tasksOf(tasks)}. Everything in it comes.`;
  return `“${name}” brings ${tasksOf(tasks)}. ${numbers[kinds] ?? `${kinds} things`} in it cannot come.`;
}

export function PreviewPane({ file, read, onCancel }: PreviewPaneProps) {
  const { plan, preview } = read;
  const people = usePeople().filter(({ account }) => account);
  const [archived, setArchived] = useState<Archived>('bring');
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const place = usePlace(plan.name);
  const bring = useBring();
  const matches = { ...likelyMatches(plan.members, people), ...chosen };
  const count = cardsThatCome(plan, archived).length;
  const go = ({ space, name, prefix, hue }: Place) =>
    void bring.start(read, {
      space,
      project: { name, prefix, hue },
      archived,
      matches: Object.entries(matches).flatMap(([member, person]) => (person === '' ? [] : [{ member, person }])),
    });
  return (
    <div className={styles.pane}>
      <div className={styles.sheet}>
        <p className={styles.file}>
          {file.name}, {sizeText(file.size)}
        </p>
        <h2 className={styles.headline}>{headline(plan.name, count, preview)}</h2>
        <WhatComes read={read} archived={archived} />
        <WhatStays preview={preview} />
        {(preview.cardsArchived > 0 || preview.listsArchived > 0) && (
          <section className={styles.archived}>
            <h3>Archived in Trello</h3>
            <span>
              {preview.cardsArchived} cards, {preview.listsArchived} lists
            </span>
            <Segmented label="Archived in Trello" options={choices} value={archived} onChange={setArchived} />
          </section>
        )}
        <MatchPeople
          plan={plan}
          archived={archived}
          people={people}
          matches={matches}
          onMatch={(member, person) => setChosen({ ...chosen, [member]: person })}
        />
        <PlaceFields place={place} />
      </div>
      <footer className={styles.foot}>
        <span role="status">{bring.progress}</span>
        {bring.refused !== null && (
          <span role="alert" className={styles.refused}>
            {bring.refused}
          </span>
        )}
        <Button size={36} onClick={onCancel}>
          Cancel
        </Button>
        <Button tone="primary" size={36} aria-busy={bring.isGoing} onClick={() => place.check() && go(place.value)}>
          Bring {tasksOf(count)}
        </Button>
      </footer>
    </div>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
