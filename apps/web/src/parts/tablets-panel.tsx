// Shared tablets of the spaces that somebody leads: who is on each, when it was last heard of; set up, added to and closed.
import { leadsSpace } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { DirectoryTablet } from '@baton/model/directory/tablet-schema';
import type { SpaceId, TabletId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useSync } from '../lib/use-sync.ts';
import { useWorld } from '../lib/use-world.ts';
import { CloseTablet } from './close-tablet.tsx';
import { timeText } from './day-text.ts';
import { NewTablet } from './new-tablet.tsx';
import { counted } from './number-text.ts';
import { TabletPeople } from './tablet-people.tsx';
import { TabletPersonDialog } from './tablet-person-dialog.tsx';
import styles from './tablets-panel.module.css';

export interface TabletRow extends DirectoryTablet {
  readonly id: TabletId;
  readonly spaceTitle: string;
}

function tabletsOf(directory: Directory, titleOf: (space: SpaceId) => string, isMine: (space: SpaceId) => boolean) {
  const all = Object.entries(directory.tablets) as [TabletId, DirectoryTablet][];
  return all
    .filter(([, { of, closed }]) => !closed && isMine(of))
    .map(([id, tablet]): TabletRow => ({ ...tablet, id, spaceTitle: titleOf(tablet.of) }));
}

/** Whether there is anything here for them. */
export function useLeadsAny(): boolean {
  const { directory, me } = useWorld();
  return (Object.keys(directory.spaces) as SpaceId[]).some((space) => leadsSpace(directory, me.person, space));
}

export function TabletsPanel() {
  const { directory, titles, me } = useWorld();
  const [isNew, setNew] = useState(false);
  const rows = tabletsOf(
    directory,
    (space) => titles.spaces[space] ?? 'A space',
    (space) => leadsSpace(directory, me.person, space),
  );
  return (
    <div className={styles.panel}>
      <p className={styles.text}>
        For people without mail, in a shop or a warehouse: each has a name and a PIN on one tablet, and is signed out
        after use.
      </p>
      {rows.length > 0 && (
        <ul className={styles.tablets} aria-label="Shared tablets">
          {rows.map((row) => (
            <Tablet key={row.id} row={row} />
          ))}
        </ul>
      )}
      <Button icon={Plus} className={styles.start} onClick={() => setNew(true)}>
        Set up a shared tablet
      </Button>
      {isNew && <NewTablet onClose={() => setNew(false)} />}
    </div>
  );
}

function useLastSeen(tablet: TabletId): number | null {
  const { directory } = useWorld();
  const { devices } = useSync();
  const seen = devices
    .filter(({ device }) => directory.devices[device as never]?.tablet === tablet)
    .flatMap(({ lastSeen }) => (lastSeen === null ? [] : [lastSeen]));
  return seen.length === 0 ? null : Math.max(...seen);
}

function Tablet({ row }: { readonly row: TabletRow }) {
  const [open, setOpen] = useState<'adding' | 'closing' | null>(null);
  const seen = useLastSeen(row.id);
  const heard = seen === null ? 'not heard of since you are here' : `last heard of ${timeText(seen)}`;
  return (
    <li>
      <header>
        <span>
          <b>Tablet of {row.spaceTitle}</b>
          <span className={styles.meta}>
            Signed out after {counted(row.idle, 'minute')}, {heard}
          </span>
        </span>
        <Button icon={UserPlus} onClick={() => setOpen('adding')}>
          Add a person
        </Button>
        <Button aria-label={`Close the tablet of ${row.spaceTitle}`} onClick={() => setOpen('closing')}>
          Close
        </Button>
      </header>
      <TabletPeople row={row} />
      {open === 'adding' && <TabletPersonDialog row={row} onClose={() => setOpen(null)} />}
      <CloseTablet row={open === 'closing' ? row : null} onClose={() => setOpen(null)} />
    </li>
  );
}
