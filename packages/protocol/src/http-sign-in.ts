// How somebody shows the relay who they are, on a device that is not theirs yet: by passkey, which also enrols it; by
// password or the company's sign-on, after which a living device of theirs, or an admin's, lets it in. And how a person
// sees and changes their ways to sign in, and their devices.
import { z } from 'zod';
import { Assertion, DeviceKey, Id, Moment, Secret, Title } from './http-parts.ts';
import { SignedIn } from './http.ts';

/** GET /api/sign-in: what may be shown to anybody. `title` only where the relay has one workspace. */
export const SignInWays = z.object({
  signOn: z.object({ name: Title }).nullable(),
  title: Title.nullable(),
  /** The one workspace of this relay, where it hears who asks to be let in without an invitation. */
  asks: Id('w').nullable().optional(),
});
export type SignInWays = z.infer<typeof SignInWays>;

export const Mail = z
  .string()
  .trim()
  .min(3)
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/u);
/** Longer ones than may be set are looked at and never right. */
const Typed = z.string().min(1).max(1_000);

/** POST /api/sign-in/password. Sets the proof's cookie; answers Proven. */
export const SignInByPassword = z.strictObject({ mail: z.string().min(1).max(254), password: Typed });

/** Who they are, and in which workspaces: POST /api/sign-in/password, GET /api/sign-in/proof. */
export const Proven = z.object({
  how: z.enum(['password', 'sign-on']),
  seats: z.array(z.object({ workspace: Id('w'), person: Id('u'), title: Title })).max(100),
});
export type Proven = z.infer<typeof Proven>;

/** POST /api/sign-in/ask, with the proof's cookie: the device waits until it is let in. Answers Asked. */
export const AskToEnter = z.strictObject({ workspace: Id('w'), device: DeviceKey });
const CodeId = z.string().regex(/^[A-Za-z0-9_-]{22}$/u);
/** From here on as with a code: GET /api/claims/:claim, and three words of `codeId` and the device's key. */
export const Asked = z.object({ claim: Secret, codeId: CodeId, workspaceTitle: Title, expires: Moment });
export type Asked = z.infer<typeof Asked>;

/** POST /api/sign-in/passkey: `user` is what the passkey holds, `workspace.person`. Enrols the device and signs it in. */
export const SignInByPasskey = z.strictObject({
  user: z.string().regex(/^w[0-9A-Z]{17}\.u[0-9A-Z]{17}$/u),
  device: DeviceKey,
  assertion: Assertion,
});
export const SignedInByPasskey = SignedIn.extend({ workspace: Id('w'), workspaceTitle: Title });
export type SignedInByPasskey = z.infer<typeof SignedInByPasskey>;

/** POST /api/sign-in/sign-on, and POST /api/account/sign-on to link it: where the browser goes. Sets a cookie of its own. */
export const GoToSignOn = z.object({ url: z.url().max(4_000) });
export type GoToSignOn = z.infer<typeof GoToSignOn>;
/** What GET /api/sign-in/came comes back to a page with, behind its `#`. */
export const signOnOutcomes = ['proven', 'linked', 'nobody', 'refused', 'away', 'taken', 'late'] as const;
export type SignOnOutcome = (typeof signOnOutcomes)[number];

/** GET /api/knocks/:workspace, with a device's cookie: who waits to be let in, of this person; of an admin, of everybody. */
export const Knocks = z.object({
  waiting: z
    .array(
      z.object({
        id: CodeId,
        person: Id('u'),
        device: DeviceKey,
        agent: Title,
        how: z.enum(['password', 'sign-on']),
        expires: Moment,
      }),
    )
    .max(1_000),
});
export type Knocks = z.infer<typeof Knocks>;

/** GET /api/account/:workspace, with a device's cookie. */
export const AccountTold = z.object({
  mail: z.string().max(254).nullable(),
  passwordSet: Moment.nullable(),
  linked: Moment.nullable(),
  signOn: z.object({ name: Title }).nullable(),
});
export type AccountTold = z.infer<typeof AccountTold>;
/** POST /api/account/password */
export const SetPassword = z.strictObject({ workspace: Id('w'), mail: Mail, password: Typed });
/** What has nothing else to tell. */
export const Done = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof Done>;
export const OfWorkspace = z.strictObject({ workspace: Id('w') });

/** GET /api/devices/:workspace: own devices as the relay saw them. */
export const DevicesSeen = z.object({
  devices: z
    .array(z.object({ device: Id('d'), seen: Moment.nullable(), agent: Title, signedOut: z.boolean() }))
    .max(10_000),
});
export type DevicesSeen = z.infer<typeof DevicesSeen>;
/** POST /api/devices/sign-out: those named, or all but this one; `here`: this one as well. */
export const SignOutDevices = z.strictObject({
  workspace: Id('w'),
  devices: z.array(Id('d')).min(1).max(1_000).nullable(),
  here: z.boolean(),
});
/** POST /api/devices/let-in: a device that was signed out goes on. */
export const LetIn = z.strictObject({ workspace: Id('w'), device: Id('d') });
