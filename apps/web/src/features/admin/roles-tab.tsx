// Who may what: the workspace's roles with those who have them, and the matrix of roles in a space as the rules answer it.
import { TableHead } from '@baton/ui/table-head';
import { documentKinds, matrix, spaceRoles, type DocumentKind } from '@baton/model/directory/reach';
import type { Role, SpaceRole } from '@baton/model/directory/schema';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { reachWords, roleHints, roleNames, spaceRoleNames } from '../../parts/role-words.ts';
import styles from './admin.module.css';
import { SpacesList } from './spaces-list.tsx';
import { useStaff } from './use-staff.ts';

const kindNames: Readonly<Record<DocumentKind, string>> = {
  tasks: 'Tasks and boards',
  pages: 'Pages and descriptions',
  comments: 'Comments',
};
const alsoMay: Readonly<Record<SpaceRole, string>> = {
  lead: 'Says who stands there, with which role, and who is shown it',
  member: 'Lets others in as members, shares tasks and pages',
  commenter: '',
  viewer: '',
};
const shownMost = 12;

export function RolesTab() {
  const staff = useStaff().filter(({ standing }) => standing !== 'removed');
  const rows = matrix();
  return (
    <div className={styles.page}>
      <h2>In the workspace</h2>
      <table className={styles.table} aria-label="Roles in the workspace">
        <TableHead columns={['Role', 'May', 'Who']} />
        <tbody>
          {(Object.keys(roleNames) as Role[]).map((role) => {
            const who = staff.filter((one) => one.role === role);
            return (
              <tr key={role}>
                <th scope="row">{roleNames[role]}</th>
                <td className={styles.wraps}>{roleHints[role]}</td>
                <td>
                  <span className={styles.faces}>
                    {who.slice(0, shownMost).map(({ id }) => (
                      <PersonFace key={id} id={id} size={24} />
                    ))}
                    {who.length > shownMost && `and ${who.length - shownMost} more`}
                    {who.length === 0 && 'Nobody'}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h2>In a space</h2>
      <table className={styles.table} aria-label="Roles in a space">
        <TableHead columns={['Role', ...documentKinds.map((kind) => kindNames[kind]), 'Also']} />
        <tbody>
          {spaceRoles.map((role) => (
            <tr key={role}>
              <th scope="row">{spaceRoleNames[role]}</th>
              {documentKinds.map((kind) => (
                <td key={kind}>{reachWords[rows[role][kind]]}</td>
              ))}
              <td className={styles.wraps}>{alsoMay[role]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SpacesList />
    </div>
  );
}
