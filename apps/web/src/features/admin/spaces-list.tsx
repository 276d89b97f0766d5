// The spaces that this person is told of, who stands in each, and the ways to change it.
import { isWithheld } from '@baton/model/directory/queries';
import { reachedBy } from '@baton/model/directory/reach';
import type { SpaceId } from '@baton/model/ids';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { counted } from '../../parts/number-text.ts';
import { WhoSees } from '../../parts/who-sees.tsx';
import styles from './admin.module.css';

export function SpacesList() {
  const { directory, titles } = useWorld();
  const [asked, setAsked] = useState<SpaceId | null>(null);
  const spaces = (Object.keys(directory.spaces) as SpaceId[]).filter((id) => !isWithheld(directory, id));
  return (
    <>
      <h2>Spaces</h2>
      <table className={styles.table} aria-label="Spaces">
        <TableHead columns={['Space', 'Shown to', 'Stand there']} act="Change" />
        <tbody>
          {spaces.map((space) => (
            <tr key={space}>
              <th scope="row">{titles.spaces[space] ?? 'A space'}</th>
              <td>{directory.spaces[space]?.open === true ? 'Everybody but guests' : 'Those who are named'}</td>
              <td>{counted(reachedBy(directory, space, null).length, 'person', 'people')}</td>
              <td>
                <Button
                  size={24}
                  aria-label={`Who can see ${titles.spaces[space] ?? 'this space'}`}
                  onClick={() => setAsked(space)}
                >
                  People
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked !== null && (
        <WhoSees
          seen={{ kind: 'space', title: titles.spaces[asked] ?? 'A space', space: asked, group: null, record: null }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
