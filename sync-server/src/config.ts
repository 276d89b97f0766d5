// What the relay is told by its environment. Nothing is needed; each setting has a default that works.
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { z } from 'zod';

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
  };
}
