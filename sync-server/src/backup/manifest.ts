// What a backup says of itself: which files, how long, with which hash; and how far each workspace's line went in it.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

export const manifestFile = 'manifest.json';
/** In this order. The relay's secret is not among them: it is backed up apart. */
const backedUp = ['log.db', 'sessions.db', 'accounts.db', 'held.db', 'post.db', 'files.db'] as const;
type FileName = (typeof backedUp)[number];
/** Data and backups of before there were accounts, a held tray, letters or files, have none. */
const later: ReadonlySet<FileName> = new Set(['accounts.db', 'held.db', 'post.db', 'files.db']);
const isLater = (name: FileName): boolean => later.has(name);
const isThere = (name: FileName, folder: string): boolean => !isLater(name) || existsSync(join(folder, name));

/** What proves a new key, of a workspace that may still wait for the rest of itself (ledger/new-key-runs). */
export const runsFolder = 'new-keys';
const runName = /^new-keys\/w[0-9A-HJKMNP-TV-Z]{17}\.json$/;
export const runsToBackUp = async (dataFolder: string): Promise<readonly string[]> =>
  (await readdir(join(dataFolder, runsFolder)).catch(() => []))
    .map((name) => `${runsFolder}/${name}`)
    .filter((name) => runName.test(name))
    .toSorted();

export const filesToBackUp = (dataFolder: string): readonly FileName[] =>
  backedUp.filter((name) => isThere(name, dataFolder));
export const filesOf = ({ files }: Pick<Manifest, 'files'>): readonly FileName[] =>
  backedUp.filter((name) => !isLater(name) || files.some((file) => file.name === name));

const runsOf = ({ files }: Pick<Manifest, 'files'>): readonly string[] =>
  files.map(({ name }) => name).filter((name) => runName.test(name));
export const allOf = (manifest: Pick<Manifest, 'files'>): readonly string[] => [
  ...filesOf(manifest),
  ...runsOf(manifest),
];

export async function copyFiles(names: readonly string[], from: string, to: string): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    await copyFile(join(from, name), join(to, name));
  }
}

const hex = z.string().regex(/^[0-9a-f]+$/);
export const Manifest = z.strictObject({
  format: z.literal('baton-backup'),
  version: z.literal(1),
  taken: z.iso.datetime(),
  /** Public half: which secret belongs to this. null: whoever made the backup could not read the secret. */
  relayKey: z.string().nullable(),
  workspaces: z.array(z.strictObject({ id: z.string(), number: z.int().min(0), chain: hex, time: z.int().min(0) })),
  /** What people attached; left out before it was backed up. In a bucket it is not: that has copies of its own. */
  bytes: z
    .discriminatedUnion('in', [
      z.strictObject({
        in: z.literal('backup'),
        files: z.int().min(0),
        size: z.int().min(0),
        /** What the data itself did not have any more: `<workspace>/<hash>`. */
        missing: z.array(z.string()),
      }),
      z.strictObject({ in: z.literal('bucket') }),
    ])
    .optional(),
  files: z.array(
    z.strictObject({ name: z.union([z.enum(backedUp), z.string().regex(runName)]), size: z.int().min(0), sha256: hex }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;
export type LineEnd = Manifest['workspaces'][number];

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
  return hash.digest('hex');
}

export async function describeFile(folder: string, name: string) {
  const file = join(folder, name);
  return { name, size: (await stat(file)).size, sha256: await sha256Of(file) };
}

/** Of all that it holds, as its manifest says; null where that cannot be read. Files that it shares with others count. */
export async function sizeOfBackup(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '');
  const read = Manifest.safeParse(jsonIn(text));
  if (!read.success) return null;
  const { files, bytes } = read.data;
  return files.reduce((sum, { size }) => sum + size, bytes?.in === 'backup' ? bytes.size : 0);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
