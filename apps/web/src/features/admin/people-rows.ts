// Who is shown in which part of the table.
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import type { Role } from '@baton/model/directory/schema';
import { fits, wordsIn } from '../../lib/search.ts';
import { roleNames } from '../../parts/role-words.ts';

export type RoleShown = Role | 'all';
export const everyRole: readonly { readonly id: RoleShown; readonly label: string }[] = [
  { id: 'all', label: 'Every role' },
  ...(Object.keys(roleNames) as Role[]).map((id) => ({ id, label: roleNames[id] })),
];

export interface Shown {
  readonly people: readonly StaffAnswer[];
  readonly guests: readonly StaffAnswer[];
  readonly removed: readonly StaffAnswer[];
}

export function shownIn(
  staff: readonly StaffAnswer[],
  { text, role }: { readonly text: string; readonly role: RoleShown },
): Shown {
  const words = wordsIn(text);
  const found = staff.filter(
    (one) =>
      (role === 'all' || one.role === role) && fits([one.name, one.title ?? '', ...one.departments].join(' '), words),
  );
  const isGone = ({ standing }: StaffAnswer) => standing === 'removed';
  return {
    people: found.filter((one) => !isGone(one) && one.role !== 'guest'),
    guests: found.filter((one) => !isGone(one) && one.role === 'guest'),
    removed: found.filter(isGone),
  };
}
