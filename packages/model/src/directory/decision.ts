// What a decision may look like on its way in, and where it belongs. Strict: a decision with a field that this version
// does not know is not folded, since a device that ignores half of a decision would show another state than its peers.
import { z } from 'zod';
import { isId } from '../ids.ts';
import type { DeviceId, LinkId, PersonId, RecordId, SpaceId, TabletId, TeamId } from '../ids.ts';
import { needsReason, workShapes } from '../decided/shapes.ts';
import type { WorkDecision } from '../decided/schema.ts';
import { homeNamed, spaceOfHome, type HomeName } from './home-name.ts';
import { leaseDays, type Decision, type DirectoryDecision, type Illegal, type InvitationId } from './schema.ts';
import { bytesShape as bytes, hashShape as key, idShape as idOf, recordShape as segment } from './shapes.ts';
import { idleMinutes } from './tablet-schema.ts';

const person = idOf<PersonId>('u');
const space = idOf<SpaceId>('s');
const invitation = idOf<InvitationId>('i');
const device = z.strictObject({ id: idOf<DeviceId>('d'), key });
const role = z.enum(['owner', 'admin', 'member', 'guest']);
const roleIn = z.enum(['lead', 'member', 'commenter', 'viewer']);
const members = z.array(person).max(500);
const team = idOf<TeamId>('e');
const link = idOf<LinkId>('l');
const tablet = idOf<TabletId>('z');
const instant = z.int().nonnegative();
const base64 = (most: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{1,${most}}$`, 'u'));
/** A credential's id has at most 1,023 bytes; a public key in COSE is far below that. */
const credential = base64(1_364);
const spaces = z.array(space).min(1).max(500).nullable();
const domain = z
  .string()
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u)
  .max(253);
const moduleName = z.string().regex(/^[a-z][a-z-]{0,29}$/u);

const home = z
  .string()
  .refine((text) => /^[^/]+(?:\/[A-Za-z0-9~-]{1,64})?$/u.test(text) && isId(text.split('/', 1)[0] ?? '', 's'), 'a home')
  .transform((text) => text as HomeName);

const groupHome = home.refine((name) => homeNamed(name).in === 'group', 'a group');

/** As many as one statement has room for. */
const mostMoved = 100;

const shapes = {
  'workspace-founded': z.strictObject({ device, recovery: key, relayKey: key }),
  'space-opened': z.strictObject({ space, open: z.boolean(), members }),
  'space-titled': z.strictObject({ space }),
  'member-added': z.strictObject({ space, person }),
  'role-set': z.strictObject({ space, person, role: roleIn }),
  'member-removed': z.strictObject({ space, person }),
  'space-shown': z.strictObject({ space, open: z.boolean(), members }),
  'modules-set': z.strictObject({ space, modules: z.array(moduleName).max(50) }),
  'link-made': z.strictObject({
    space,
    link,
    record: segment,
    right: z.enum(['read', 'comment', 'edit']),
    secretHash: key,
    password: z.boolean(),
    notAfter: instant,
  }),
  'link-taken-back': z.strictObject({ space, link }),
  'group-set': z.strictObject({
    space,
    group: segment,
    readers: z.array(person).max(200),
    roles: z.record(person, z.enum(['commenter', 'viewer'])).optional(),
  }),
  moved: z.strictObject({ records: z.array(segment).min(1).max(mostMoved), born: home, from: home, to: home }),
  'invitation-made': z.strictObject({
    invitation,
    secretHash: key,
    role,
    spaces,
    roleIn: roleIn.optional(),
    groups: z.array(groupHome).max(100).optional(),
    bound: z.union([z.strictObject({ mail: key }), z.strictObject({ domain })]).optional(),
    until: instant.optional(),
    tablet: tablet.optional(),
    notAfter: instant,
    uses: z.int().min(1).max(1_000),
  }),
  'invitation-taken-back': z.strictObject({ invitation }),
  'invitation-accepted': z.strictObject({ invitation, person, device, recovery: key, proof: bytes(86) }),
  'person-admitted': z.strictObject({
    request: invitation,
    role,
    spaces,
    person,
    device,
    recovery: key,
    proof: bytes(86),
  }),
  'person-role-set': z.strictObject({ person, role }),
  'person-suspended': z.strictObject({ person }),
  'person-resumed': z.strictObject({ person }),
  'person-removed': z.strictObject({ person }),
  'access-until-set': z.strictObject({ person, until: instant.nullable() }),
  'access-ended': z.strictObject({ person }),
  'manager-set': z.strictObject({ person, manager: person.nullable() }),
  'team-set': z.strictObject({
    team,
    kind: z.enum(['team', 'department']),
    parent: team.nullable(),
    home: space.nullable(),
    members,
    leads: z.array(person).max(50),
  }),
  'team-closed': z.strictObject({ team }),
  'tablet-made': z.strictObject({
    tablet,
    of: space,
    secretHash: key,
    idle: z.int().min(idleMinutes.least).max(idleMinutes.most),
  }),
  'tablet-closed': z.strictObject({ tablet }),
  'lease-set': z.strictObject({ days: z.int().min(leaseDays.least).max(leaseDays.most) }),
  'passkey-added': z.strictObject({
    person,
    passkey: z.strictObject({
      id: credential,
      key: base64(1_364),
      rpId: z.string().min(1).max(253),
      origin: z.string().min(1).max(300),
      guards: z.literal(true).optional(),
    }),
  }),
  'passkey-named': z.strictObject({ person, id: credential }),
  'passkey-removed': z.strictObject({ person, id: credential }),
  'device-enrolled': z.union([
    z.strictObject({ person, device, how: z.enum(['code', 'recovery', 'admin']), tablet: tablet.optional() }),
    z.strictObject({
      person,
      device,
      how: z.literal('passkey'),
      proof: z.strictObject({
        id: credential,
        authenticator: base64(2_000),
        client: base64(2_000),
        signature: base64(800),
      }),
    }),
  ]),
  'device-revoked': z.strictObject({ device: idOf<DeviceId>('d') }),
  'device-contested': z.strictObject({ device: idOf<DeviceId>('d'), from: z.int().positive() }),
  'contest-settled': z.strictObject({ device: idOf<DeviceId>('d'), upheld: z.boolean() }),
  'away-set': z.strictObject({
    person,
    away: z
      .strictObject({
        from: instant,
        until: instant,
        deputies: z.strictObject({
          'hand-off': person.optional(),
          approval: person.optional(),
          gate: person.optional(),
        }),
      })
      .nullable(),
  }),
  'held-released': z.strictObject({ device: idOf<DeviceId>('d'), hash: key }),
  'held-discarded': z.strictObject({ device: idOf<DeviceId>('d'), hash: key }),
  'ownership-transferred': z.strictObject({ person, giver: z.enum(['admin', 'member']) }),
  'recovery-set': z.strictObject({ person, recovery: key }),
  'relay-key-set': z.strictObject({
    from: key,
    to: key,
    at: z.strictObject({ number: z.int().positive(), heads: key }),
  }),
} satisfies { readonly [T in DirectoryDecision['type']]: z.ZodType<Omit<Extract<Decision, { type: T }>, 'type'>> };

const allShapes: { readonly [T in Decision['type']]: z.ZodType } = { ...shapes, ...workShapes };

export const isOfWork = (decision: Decision): decision is WorkDecision => Object.hasOwn(workShapes, decision.type);
/** Which tasks it is about. */
function tasksIn(decision: WorkDecision): readonly RecordId[] {
  if ('tasks' in decision) return decision.tasks;
  return 'task' in decision ? [decision.task] : [];
}
/** A move of the task is about it too. */
export const isAboutTask = (decision: Decision, task: RecordId): boolean =>
  isOfWork(decision) ? tasksIn(decision).includes(task) : decision.type === 'moved' && decision.records.includes(task);
/** Whether a text stands beside it, always: what says no says why. */
export const needsText = ({ type }: Decision): boolean => needsReason.has(type);

export const decisionTypes = Object.keys(allShapes) as readonly Decision['type'][];

/** @param fields everything of the decision but its type. */
export function decisionFrom(type: string, fields: unknown): Decision | Illegal {
  if (!Object.hasOwn(allShapes, type)) return { illegal: `update needed: this version does not know ${type}` };
  const read = allShapes[type as Decision['type']].safeParse(fields);
  if (!read.success) return { illegal: `${type} is not well formed: ${z.prettifyError(read.error)}` };
  return { type, ...(read.data as object) } as Decision;
}

export interface Subject {
  readonly kind: (typeof subjectKinds)[number];
  readonly id: string;
  /** Of the version that is decided on. */
  readonly hash?: string;
}
const subjectKinds = [
  'workspace',
  'space',
  'person',
  'invitation',
  'device',
  'team',
  'link',
  'tablet',
  'task',
  'column',
] as const;

const deviceIdOf = (device: DeviceId | { readonly id: DeviceId }): DeviceId =>
  typeof device === 'string' ? device : device.id;

type OfAll = Extract<Decision, { readonly type: 'workspace-founded' | 'lease-set' | 'relay-key-set' }>;
const ofAll: ReadonlySet<Decision['type']> = new Set(['workspace-founded', 'lease-set', 'relay-key-set']);
const isOfAll = (decision: Decision): decision is OfAll => ofAll.has(decision.type);

function subjectOfWork(decision: WorkDecision): Subject {
  if (decision.type === 'column-ruled' || decision.type === 'work-let-past')
    return { kind: 'column', id: decision.column };
  if (decision.type === 'work-handed-on' || decision.type === 'seats-handed-on')
    return { kind: 'person', id: decision.person };
  if (decision.type === 'asking-ended') return { kind: 'space', id: decision.space };
  const subject = { kind: 'task', id: decision.task } as const;
  return 'hash' in decision ? { ...subject, hash: decision.hash } : subject;
}

/** @param workspace the subject of founding it. */
export function subjectOf(decision: Decision, workspace: string): Subject {
  if (isOfWork(decision)) return subjectOfWork(decision);
  return isOfAll(decision) ? { kind: 'workspace', id: workspace } : subjectOfOne(decision);
}

function subjectOfOne(decision: Exclude<DirectoryDecision, OfAll>): Subject {
  if ('team' in decision) return { kind: 'team', id: decision.team };
  if ('link' in decision) return { kind: 'link', id: decision.link };
  if ('invitation' in decision) return { kind: 'invitation', id: decision.invitation };
  if (decision.type === 'tablet-made' || decision.type === 'tablet-closed')
    return { kind: 'tablet', id: decision.tablet };
  if ('device' in decision) return { kind: 'device', id: deviceIdOf(decision.device) };
  if (decision.type === 'moved') return { kind: 'space', id: spaceOfHome(decision.to) };
  return 'person' in decision ? { kind: 'person', id: decision.person } : { kind: 'space', id: decision.space };
}

/**
 * 'dir', or the id of the space whose own ledger holds its opening, title, members, roles and groups. A move between
 * spaces stands in the directory: readers of either have to see it, and it names nothing but ids. One between a space and
 * its groups is nobody's outside.
 */
export function ledgerOf(decision: Decision): string {
  if (decision.type !== 'moved') return 'space' in decision ? decision.space : 'dir';
  const [space, ...others] = new Set([decision.born, decision.from, decision.to].map(spaceOfHome));
  return others.length === 0 && space !== undefined ? space : 'dir';
}
