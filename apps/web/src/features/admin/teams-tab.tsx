// Departments and teams: the chart of the organisation, and who is in each.
import type { DirectoryTeam } from '@baton/model/directory/schema';
import type { TeamId } from '@baton/model/ids';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { counted } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import styles from './admin.module.css';
import { type Edited, TeamDialog } from './team-dialog.tsx';

interface Placed {
  readonly id: TeamId;
  readonly team: DirectoryTeam;
  readonly depth: number;
}

/** Each department under the one in which it stands; teams after them. */
function inOrder(teams: Readonly<Record<TeamId, DirectoryTeam>>, titleOf: (id: TeamId) => string): readonly Placed[] {
  const all = (Object.keys(teams) as TeamId[]).sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
  const under = (parent: TeamId | null, depth: number): readonly Placed[] =>
    all.flatMap((id) => {
      const team = teams[id];
      if (team === undefined || team.kind !== 'department' || team.parent !== parent) return [];
      return [{ id, team, depth }, ...under(id, depth + 1)];
    });
  const others = all.flatMap((id) => {
    const team = teams[id];
    return team?.kind === 'team' ? [{ id, team, depth: 0 }] : [];
  });
  return [...under(null, 0), ...others];
}

export function TeamsTab() {
  const { directory, titles } = useWorld();
  const nameOf = useNames();
  const [edited, setEdited] = useState<Edited | null>(null);
  const rows = inOrder(directory.teams, (id) => titles.teams[id] ?? '');
  const add = (
    <Button tone="primary" icon={Plus} onClick={() => setEdited({ id: null })}>
      New department or team
    </Button>
  );
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState pattern="new-and-empty" title="No departments yet" actions={add}>
          A department has a space, people and those who lead it; the chart grows from there.
        </EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <span className={styles.grow} />
            {add}
          </div>
          <table className={styles.table} aria-label="Departments and teams">
            <TableHead columns={['Name', 'Led by', 'People', 'Space']} act="Change" />
            <tbody>
              {rows.map(({ id, team, depth }) => (
                <tr key={id}>
                  <th scope="row">
                    <span style={{ paddingInlineStart: depth * 20 }}>{titles.teams[id] ?? 'A team'}</span>
                  </th>
                  <td>{team.leads.map(nameOf).join(', ') || 'Nobody yet'}</td>
                  <td>{counted(team.members.length, 'person', 'people')}</td>
                  <td>{team.home === null ? '' : (titles.spaces[team.home] ?? 'A space')}</td>
                  <td>
                    <Button
                      size={24}
                      aria-label={`Change ${titles.teams[id] ?? 'this team'}`}
                      onClick={() => setEdited({ id })}
                    >
                      Change
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {edited !== null && <TeamDialog edited={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
