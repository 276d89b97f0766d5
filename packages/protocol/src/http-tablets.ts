// Shared tablets: what the browser shows when nobody is signed in on it, and the PINs of those who are on it. The tablet's
// secret says that it is asked there; whose device acts is shown by that device's own key, as everywhere.
import { z } from 'zod';
import { Id, Moment, Secret, Title } from './http-parts.ts';

const Named = z.string().max(500);
const OfTablet = { workspace: Id('w'), secret: Secret };
const Pin = z.string().min(1).max(64);

/** POST /api/tablets/look. Answers TabletLooked. */
export const LookAtTablet = z.strictObject(OfTablet);
export type LookAtTablet = z.infer<typeof LookAtTablet>;

/** Somebody who is on it, or whose code waits there. */
export const OnTablet = z.union([
  z.object({
    person: Id('u'),
    device: Id('d'),
    name: Named,
    /** `code`: one waits, with which a new PIN is chosen. `none`: a new code has to be asked for. */
    has: z.enum(['pin', 'code', 'none']),
  }),
  z.object({ invitation: Id('i'), name: Named, has: z.literal('code') }),
]);
export type OnTablet = z.infer<typeof OnTablet>;
export const TabletLooked = z.union([
  z.object({
    ok: z.literal(true),
    tablet: Id('z'),
    idle: z.int().positive(),
    spaceTitle: Title,
    workspaceTitle: Title,
    people: z.array(OnTablet).max(10_000),
  }),
  z.object({ ok: z.literal(false), why: z.enum(['unknown', 'closed']) }),
]);
export type TabletLooked = z.infer<typeof TabletLooked>;

const Shut = z.discriminatedUnion('why', [
  z.object({ ok: z.literal(false), why: z.literal('unknown') }),
  z.object({ ok: z.literal(false), why: z.literal('wrong'), left: z.int().positive() }),
  z.object({ ok: z.literal(false), why: z.literal('wait'), until: Moment, now: Moment }),
  /** Too many were wrong, or none was set: a new code is needed. */
  z.object({ ok: z.literal(false), why: z.literal('spent') }),
]);

/** POST /api/tablets/check: whether a PIN is right. Answers PinChecked. */
export const CheckPin = z.strictObject({ ...OfTablet, device: Id('d'), pin: Pin });
export type CheckPin = z.infer<typeof CheckPin>;
export const PinChecked = z.union([z.object({ ok: z.literal(true) }), Shut]);
export type PinChecked = z.infer<typeof PinChecked>;

/** POST /api/tablets/pin: the first one within ten minutes of coming onto the tablet; later ones with a code. Answers PinSet. */
export const SetPin = z.strictObject({ ...OfTablet, device: Id('d'), pin: Pin, code: z.string().max(64).optional() });
export type SetPin = z.infer<typeof SetPin>;
export const PinSet = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), why: z.literal('easy') }),
  Shut,
]);
export type PinSet = z.infer<typeof PinSet>;

/** POST /api/tablets/codes, with the cookie of who leads the tablet's space. Answers TabletCode; the old PIN is void at once. */
export const AskTabletCode = z.strictObject({ workspace: Id('w'), device: Id('d') });
export type AskTabletCode = z.infer<typeof AskTabletCode>;
export const TabletCode = z.object({ code: z.string().max(64), until: Moment });
export type TabletCode = z.infer<typeof TabletCode>;
