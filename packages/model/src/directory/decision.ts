// What a decision may look like on its way in, and where it belongs. Strict: a decision with a field that this version
// does not know is not folded, since a device that ignores half of a decision would show another state than its peers.
import { z } from 'zod';
import { isId } from '../ids.ts';
import type { DeviceId, PersonId, SpaceId } from '../ids.ts';
import { spaceOfHome, type HomeName } from './home-name.ts';
import type { Decision, Illegal, InvitationId } from './schema.ts';

const idOf = <T extends string>(letter: string): z.ZodType<T> =>
  z.string().refine((text) => isId(text, letter), `an id with ${letter}`) as unknown as z.ZodType<T>;
const bytes = (characters: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}$`, 'u'));

const person = idOf<PersonId>('u');
const space = idOf<SpaceId>('s');
const invitation = idOf<InvitationId>('i');
const key = bytes(43);
const device = z.strictObject({ id: idOf<DeviceId>('d'), key });
const role = z.enum(['owner', 'member']);
const members = z.array(person).max(500);
/** As it can stand in a document's name. */
const segment = z.string().regex(/^[A-Za-z0-9~-]{1,64}$/u);

const home = z
  .string()
  .refine((text) => /^[^/]+(?:\/[A-Za-z0-9~-]{1,64})?$/u.test(text) && isId(text.split('/', 1)[0] ?? '', 's'), 'a home')
  .transform((text) => text as HomeName);

/** As many as one statement has room for. */
const mostMoved = 100;

const shapes = {
  'workspace-founded': z.strictObject({ device, recovery: key, relayKey: key }),
  'space-opened': z.strictObject({ space, open: z.boolean(), members }),
  'space-titled': z.strictObject({ space }),
  'member-added': z.strictObject({ space, person }),
  'role-set': z.strictObject({ space, person, role: z.enum(['member', 'commenter', 'viewer']) }),
  'group-set': z.strictObject({ space, group: segment, readers: z.array(person).max(200) }),
  moved: z.strictObject({ records: z.array(segment).min(1).max(mostMoved), born: home, from: home, to: home }),
  'invitation-made': z.strictObject({
    invitation,
    secretHash: key,
    role,
    spaces: z.array(space).min(1).max(500).nullable(),
    notAfter: z.int().nonnegative(),
    uses: z.int().min(1).max(1_000),
  }),
  'invitation-taken-back': z.strictObject({ invitation }),
  'invitation-accepted': z.strictObject({ invitation, person, device, recovery: key, proof: bytes(86) }),
  'device-enrolled': z.strictObject({ person, device, how: z.enum(['code', 'recovery']) }),
  'device-revoked': z.strictObject({ device: idOf<DeviceId>('d') }),
  'recovery-set': z.strictObject({ person, recovery: key }),
} satisfies { readonly [T in Decision['type']]: z.ZodType<Omit<Extract<Decision, { type: T }>, 'type'>> };

export const decisionTypes = Object.keys(shapes) as readonly Decision['type'][];

/** @param fields everything of the decision but its type. */
export function decisionFrom(type: string, fields: unknown): Decision | Illegal {
  if (!Object.hasOwn(shapes, type)) return { illegal: `update needed: this version does not know ${type}` };
  const read = shapes[type as Decision['type']].safeParse(fields);
  if (!read.success) return { illegal: `${type} is not well formed: ${z.prettifyError(read.error)}` };
  return { type, ...read.data } as Decision;
}

export interface Subject {
  readonly kind: 'workspace' | 'space' | 'person' | 'invitation' | 'device';
  readonly id: string;
}

/** @param workspace the subject of founding it. */
export function subjectOf(decision: Decision, workspace: string): Subject {
  if (decision.type === 'workspace-founded') return { kind: 'workspace', id: workspace };
  if ('invitation' in decision) return { kind: 'invitation', id: decision.invitation };
  if ('device' in decision) {
    return { kind: 'device', id: typeof decision.device === 'string' ? decision.device : decision.device.id };
  }
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
