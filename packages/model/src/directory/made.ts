// What a person and a space are when they begin: nothing is said of them yet.
import type { PersonId } from '../ids.ts';
import {
  foldVersion,
  leaseDays,
  type Directory,
  type DirectoryPerson,
  type DirectorySpace,
  type Role,
} from './schema.ts';

export const newPerson = (role: Role, since: number, recovery: string | null): DirectoryPerson => ({
  role,
  since,
  recovery,
  standing: 'here',
  until: null,
  manager: null,
  passkeys: {},
});

/** @param members none: it is open. */
export const newSpace = (since: number, members: readonly PersonId[] = []): DirectorySpace => ({
  since,
  open: members.length === 0,
  members,
  roles: {},
  groups: {},
  groupRoles: {},
  modules: null,
  links: {},
});

/** A workspace in which nobody is. */
export const newDirectory = ({ workspace, relayKey, head }: Pick<Directory, 'workspace' | 'relayKey' | 'head'>) =>
  ({
    workspace,
    foldVersion,
    head,
    relayKey,
    persons: {},
    devices: {},
    spaces: {},
    teams: {},
    invitations: {},
    tablets: {},
    lease: leaseDays.usual,
    moved: {},
    released: {},
    withheld: [],
  }) satisfies Directory;
