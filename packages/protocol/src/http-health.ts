// What those who run a workspace are told of the relay under it.
import { z } from 'zod';
import { AppName, Id, Moment, Title } from './http-parts.ts';

/**
 * Of every quarter of an hour, oldest first, a week at most: the most people, the longest wait, in entries, how much there
 * was, and the most changes in one minute.
 */
export const Course = z
  .array(
    z.object({
      at: z.number(),
      people: z.int().nonnegative(),
      lag: z.int().nonnegative(),
      /** Bytes of its data; null where it was not told. */
      used: z.number().nonnegative().nullable(),
      /** In one minute: of all, and of the one device that wrote most. An older relay did not count them. */
      changes: z.int().nonnegative().optional(),
      byOne: z.int().nonnegative().optional(),
    }),
  )
  .max(1_000);
export type Course = z.infer<typeof Course>;

/** How many copies lie where backups go, when the oldest was made, bytes of the newest; and what IT set: how many, how often. */
const Kept = z.object({
  count: z.int().nonnegative(),
  oldest: z.number().nullable(),
  size: z.number().nullable(),
  most: z.int(),
  hours: z.number(),
});
/** The commit that runs, one that lies there and waits for the next start, and what runs it. */
const Program = z.object({ commit: z.string().nullable(), waiting: z.string().nullable(), node: z.string() });
/** Whom the relay asks out there, because IT has set it: how often since its start, how often in vain, and when last. */
const Service = z.object({
  what: z.enum(['mail', 'sign-on', 'files']),
  at: z.string().max(300),
  asked: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  last: z.number().nullable(),
});

/** A build of the web app, and since when this relay gives it out. */
const Given = z.object({ name: AppName, since: Moment });
/** GET /api/health/:workspace/clients: what each device last came with, as the relay saw it. */
export const ClientsSeen = z.object({
  /** What is given out now; null: this relay gives out none. */
  app: Given.nullable(),
  devices: z
    .array(
      z.object({
        device: Id('d'),
        /** Null: it never signed in here. */
        seen: Moment.nullable(),
        isHere: z.boolean(),
        /** The browser's own word for itself. */
        agent: Title,
        /** Null: it did not say, or is no browser. `since` null: this relay never gave that build out. */
        app: z.object({ name: AppName, since: Moment.nullable() }).nullable(),
      }),
    )
    .max(100_000),
});
export type ClientsSeen = z.infer<typeof ClientsSeen>;

/**
 * How people reach this relay over TLS. It never holds a certificate itself, a proxy in front of it does: what that shows is
 * looked at by opening the address that IT set, as anybody would.
 */
const Tls = z.object({
  /** Whether this very question came over TLS, by the proxy's word. */
  isAsked: z.boolean(),
  /** Null: IT set no address (BATON_ADDRESS), so nothing was looked at. */
  shown: z
    .object({
      address: z.string().max(300),
      at: z.number(),
      /** Null where it could not be looked at; then `fault` says why. */
      since: z.number().nullable(),
      until: z.number().nullable(),
      issuer: z.string().max(200),
      /** Of what this machine trusts; a company's own authority is told here, too. Null: nothing is wrong. */
      fault: z.string().max(200).nullable(),
    })
    .nullable(),
});

/** GET /api/health/:workspace. Times by the relay's clock, sizes in bytes. */
export const RelayHealth = z.object({
  state: z.enum(['open', 'read-only', 'recovering', 'unreachable']),
  now: z.number(),
  /** When it was started; null where it was not told. */
  since: z.number().nullable(),
  /** Of this workspace: connected now. */
  devices: z.number().int(),
  people: z.number().int(),
  /** Entries of this workspace's line, how many of them a verified backup has, and how many its slowest device waits for. */
  entries: z.number().int(),
  safe: z.number().int(),
  lag: z.number().int(),
  disk: z.object({ used: z.number(), free: z.number() }).nullable(),
  backup: z.object({ isMade: z.boolean(), at: z.number().nullable(), kept: Kept.optional() }),
  /** An older relay does not tell these. */
  program: Program.optional(),
  outward: z.array(Service).max(20).optional(),
  course: Course.optional(),
  /** In the last whole minute: changes of this workspace, and the most of them by one device. */
  writes: z.object({ changes: z.int().nonnegative(), byOne: z.int().nonnegative() }).optional(),
  /** Bytes of one file and of all files; for how many days single edits are kept. */
  tls: Tls.optional(),
  limits: z.object({ file: z.number(), files: z.number(), historyDays: z.number() }).optional(),
});
export type RelayHealth = z.infer<typeof RelayHealth>;

/** GET /api/health/:workspace/diagnostics: for support. Figures, versions and names of settings; nothing of anybody. */
export const Diagnostics = z.object({
  format: z.literal('baton-diagnostics'),
  version: z.literal(1),
  protocol: z.int(),
  machine: z.object({ platform: z.string(), arch: z.string() }),
  health: RelayHealth.omit({ outward: true, tls: true }),
  outward: z.array(Service.omit({ at: true })),
  settings: z.array(z.string()),
  /** What went wrong since the start, by kind. */
  troubles: z.array(z.object({ what: z.string(), count: z.int(), last: z.number() })),
  metrics: z.string(),
});
export type Diagnostics = z.infer<typeof Diagnostics>;
