// Versions of work as they are frozen for an approval: kept as files by their hash, read back and checked against what the
// statement says. And the text of a page as it goes into one.
import { fromBase64, hashOf, toBase64 } from '@baton/ledger/bytes';
import { contentBytes, contentIn } from '@baton/ledger/content';
import { type Content, readContent } from '@baton/model/decided/content';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { markdownOf } from '@baton/replica/pages/markdown';
import type { Workspace } from '../contract.ts';
import type { KeptBytes } from '../files-contract.ts';

/** A file's hash is hex, a statement's base64url. */
const hex = /^[0-9a-f]{64}$/u;
const statementHash = (file: string): string =>
  toBase64(Uint8Array.from(file.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16)));
export const fileHash = (statement: string): string =>
  [...(fromBase64(statement) ?? [])].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export interface Frozen {
  readonly file: KeptBytes;
  /** As the statement carries it. */
  readonly hash: string;
}
/** Strictly kept on this device when it resolves. */
export async function keepContent(workspace: Workspace, text: string): Promise<Frozen | Refusal> {
  const file = await workspace.keepFile(new Blob([contentBytes(text)]));
  if (isRefusal(file)) return file;
  return hex.test(file.hash) ? { file, hash: statementHash(file.hash) } : refuse('not-valid', 'bytes');
}

export interface ReadVersion {
  readonly hash: string;
  readonly text: string;
  readonly content: Content;
}
/** From this device, else from the relay; never anything but what this hash was signed for. */
export async function readVersion(
  workspace: Workspace,
  { hash, size }: { readonly hash: string; readonly size: number },
): Promise<ReadVersion | Refusal> {
  const blob = await workspace.readFile({ hash: fileHash(hash), size });
  if (isRefusal(blob)) return blob;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if ((await hashOf(bytes)) !== hash) return refuse('not-valid', 'bytes');
  const text = contentIn(bytes);
  const content = text === undefined ? null : readContent(text);
  return text === undefined || content === null ? refuse('not-valid', 'bytes') : { hash, text, content };
}

/** What stands in a page now; null: it is not on this device. */
export async function pageMarkdown(workspace: Workspace, doc: string): Promise<string | null> {
  const link = await workspace.openPage(doc);
  if (link === null) return null;
  const text = markdownOf(link.bytes);
  link.close();
  return text;
}
