// Roles in the words of the product.
import type { Role, SpaceRole } from '@baton/model/directory/schema';
import type { Reach } from '@baton/model/directory/reach';

export const roleNames: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  guest: 'Guest',
};
export const roleHints: Readonly<Record<Role, string>> = {
  owner: 'Runs the workspace, and decides who else does.',
  admin: 'People, spaces, devices and links. Nothing about owners.',
  member: 'Works in every open space and in those that name them.',
  guest: 'Sees only what was given to them, and nobody else.',
};
export const spaceRoleNames: Readonly<Record<SpaceRole, string>> = {
  lead: 'Lead',
  member: 'Member',
  commenter: 'Commenter',
  viewer: 'Viewer',
};
export const spaceRoleDoes: Readonly<Record<SpaceRole, string>> = {
  lead: 'leads',
  member: 'edits',
  commenter: 'comments',
  viewer: 'reads',
};
export const reachWords: Readonly<Record<Reach, string>> = {
  nothing: 'Nothing',
  reads: 'Read',
  writes: 'Read and write',
};
