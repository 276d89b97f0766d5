// Share links: opened by who has no account, and what their makers see of them.
import { z } from 'zod';
import { Id, Moment, Secret } from './http-parts.ts';

/** What a link is of, as its maker called it (model/directory/link-text). */
const Named = z.string().max(500);

/** POST /api/links/open. Answers LinkOpened. */
export const OpenLink = z.strictObject({
  workspace: Id('w'),
  secret: Secret,
  password: z.string().min(1).max(1_000).optional(),
});
export type OpenLink = z.infer<typeof OpenLink>;

/** Of a secret that matches nothing, nothing is told; before a right password, only whom to ask. */
export const ShutLink = z.discriminatedUnion('why', [
  z.object({ ok: z.literal(false), why: z.literal('unknown') }),
  /** `closed`: neither over nor taken back, but its maker reads the page no more, or it stands elsewhere. */
  z.object({ ok: z.literal(false), why: z.enum(['expired', 'taken-back', 'closed']), byName: Named, when: Moment }),
  /** `left`: so many more tries, of this place. */
  z.object({ ok: z.literal(false), why: z.literal('password'), byName: Named, left: z.int().nonnegative().nullable() }),
  z.object({ ok: z.literal(false), why: z.literal('too-many'), byName: Named, minutes: z.int().positive() }),
]);
export type ShutLink = z.infer<typeof ShutLink>;
export const LinkOpened = z.union([
  z.object({
    ok: z.literal(true),
    link: Id('l'),
    /** For `/yjs/<page>?link=`. */
    pass: Secret,
    page: z.string().min(1).max(200),
    right: z.enum(['read', 'comment', 'edit']),
    /** What is said with its holders, oldest first, for `/yjs/<doc>?link=`; of what moment that is by the relay's clock. */
    talk: z.object({ docs: z.array(z.string().min(1).max(200)).min(1).max(10), now: Moment }).optional(),
    /** As it was called when the link was made: the relay reads no tasks. */
    title: Named,
    /** When that was; of an older relay: nothing is told. */
    titled: Moment.optional(),
    byName: Named,
    workspaceTitle: z.string().max(200),
    notAfter: Moment,
  }),
  ShutLink,
]);
export type LinkOpened = z.infer<typeof LinkOpened>;

/** POST /api/links/password, with the cookie of who made the link. Answers Done. */
export const SetLinkPassword = z.strictObject({
  workspace: Id('w'),
  link: Id('l'),
  password: z.string().min(1).max(1_000),
});
export type SetLinkPassword = z.infer<typeof SetLinkPassword>;

/** GET /api/links/:workspace: when the links of the spaces in which somebody stands were last used. */
export const LinksUsed = z.object({ used: z.array(z.object({ link: Id('l'), used: Moment })).max(100_000) });
export type LinksUsed = z.infer<typeof LinksUsed>;
