// What the relay is told by its environment. Nothing is needed; each setting has a default that works.
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isThisMachine } from './access/origin.ts';
import type { SignOnWish } from './identity/sign-on.ts';
import { filesEnvironment, filesIn } from './files/files-config.ts';
import type { FilesWish } from './files/open-desk.ts';
import { mailEnvironment, mailIn } from './mail/mail-config.ts';
import type { MailWish } from './mail/mailer.ts';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

const Environment = z.object({
  /** 0 lets the system choose one; the start line says which. */
  BATON_PORT: z.coerce.number().int().min(0).max(65_535).default(4848),
  /** All interfaces, so that a colleague can open the link too. */
  BATON_HOST: z.string().min(1).default('0.0.0.0'),
  BATON_DATA: z.string().min(1).default('./data'),
  /** Where the built web app lies. */
  BATON_WEB: z.string().default(fileURLToPath(new URL('../../apps/web/dist', import.meta.url))),
  /** Further origins whose pages may use this relay, such as a development server's. Comma-separated. */
  BATON_ORIGINS: list,
  /** Who may begin a workspace. Left out: anybody on this machine, elsewhere only the first. */
  BATON_FOUNDING: z.enum(['open', 'first', 'closed']).optional(),
  /** The day that demo companies are seeded for, as 2026-03-04. Left out: the day of whoever opens one. */
  BATON_DEMO_DATE: z.iso.date().optional(),
  /** Days for which every single edit is kept as it came; what they came to and who changed what is kept for ever. */
  BATON_HISTORY_DAYS: z.coerce.number().int().min(1).max(36_500).default(90),
  /** The relay's secret, a file outside the data directory. Left out: inside it, which the start says is not good. */
  BATON_SECRET: z.string().min(1).optional(),
  /** Backups are made into this folder, so many hours apart, and so many are kept. Left out: none by the relay itself. */
  BATON_BACKUP_DIR: z.string().min(1).optional(),
  BATON_BACKUP_HOURS: z.coerce.number().positive().max(8_760).default(24),
  BATON_BACKUP_KEEP: z.coerce.number().int().min(1).max(10_000).default(7),
  /** Lets others than this machine read /metrics: `Authorization: Bearer …`. */
  BATON_METRICS_TOKEN: z.string().min(16).optional(),
  /** The company's sign-on (OpenID Connect). Without an issuer there is none. */
  BATON_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  BATON_OIDC_CLIENT: z.string().min(1).default('baton'),
  BATON_OIDC_SECRET: z.string().min(1).optional(),
  /** As people call it: "Northwind ID". */
  BATON_OIDC_NAME: z.string().min(1).max(40).default('your company'),
  /** Under which address people open this relay; letters lead there. */
  BATON_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  ...mailEnvironment,
  ...filesEnvironment,
  BATON_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('warn'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly webFolder: string;
  readonly origins: readonly string[];
  readonly founding: 'open' | 'first' | 'closed' | undefined;
  readonly demoDate: string | undefined;
  readonly historyDays: number;
  readonly logLevel: string;
  readonly secretFile: string;
  readonly backup: BackupWish | undefined;
  readonly metricsToken: string | undefined;
  readonly signOn: SignOnWish | undefined;
  readonly mail: MailWish | undefined;
  readonly fileStorage: FilesWish;
  /** An origin, without a slash at its end. */
  readonly opensAt: string | undefined;
  /** Names of what is set, without what it is set to. */
  readonly settings: readonly string[];
}
export interface BackupWish {
  readonly to: string;
  readonly hours: number;
  readonly keep: number;
}

/** Throws a sentence for people. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${issue?.path.join('.') ?? 'The environment'}: ${issue?.message ?? 'is not valid'}`);
  }
  const of = read.data;
  return {
    port: of.BATON_PORT,
    host: of.BATON_HOST,
    dataFolder: resolve(of.BATON_DATA),
    webFolder: of.BATON_WEB,
    origins: of.BATON_ORIGINS,
    founding: of.BATON_FOUNDING,
    demoDate: of.BATON_DEMO_DATE,
    historyDays: of.BATON_HISTORY_DAYS,
    logLevel: of.BATON_LOG,
    secretFile: resolve(of.BATON_SECRET ?? join(of.BATON_DATA, 'secrets', 'relay-key')),
    backup: of.BATON_BACKUP_DIR
      ? { to: resolve(of.BATON_BACKUP_DIR), hours: of.BATON_BACKUP_HOURS, keep: of.BATON_BACKUP_KEEP }
      : undefined,
    metricsToken: of.BATON_METRICS_TOKEN,
    signOn: signOnIn(of),
    mail: mailIn(of),
    fileStorage: filesIn(of),
    opensAt: of.BATON_ADDRESS === undefined ? undefined : new URL(of.BATON_ADDRESS).origin,
    settings: Object.keys(Environment.shape).filter((name) => environment[name] !== undefined),
  };
}

/** http only on this very machine: elsewhere anybody on the way could answer in its place. */
function signOnIn(of: z.infer<typeof Environment>): SignOnWish | undefined {
  const { BATON_OIDC_ISSUER: issuer, BATON_OIDC_CLIENT: client, BATON_OIDC_SECRET: secret, BATON_OIDC_NAME: name } = of;
  if (issuer === undefined) return undefined;
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'http:' && !isThisMachine(hostname)) throw new Error('BATON_OIDC_ISSUER: must begin with https://');
  return { issuer, client, secret, name };
}
