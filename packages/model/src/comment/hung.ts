// What hangs on a comment: files that were given with it, and the pictures of its body, which are files of it like any other.
import type { Ctx } from '../ctx.ts';
import { type GivenFile, hangFiles } from '../file/commands.ts';
import { isShown, versionsIn } from '../file/rules.ts';
import type { Place, Rows, Tx } from '../tx.ts';
import { picturesIn, readBody } from './body.ts';
import type { Comment } from './schema.ts';

/** Each once, however often its bytes are in it. */
export function givenWith(body: string | null, files: readonly GivenFile[] = []): readonly GivenFile[] {
  const pictures = picturesIn(readBody(body) ?? []).map(({ name, hash, size, type }) => ({ name, hash, size, type }));
  const all = [...files, ...pictures];
  return all.filter(({ hash }, at) => all.findIndex((one) => one.hash === hash) === at);
}

interface Hanging {
  readonly id: string;
  readonly name: string;
  readonly hash: string | undefined;
}
const hangingOn = (rows: Pick<Rows, 'files' | 'fileVersions' | 'comments'>, comment: string): readonly Hanging[] =>
  rows.files
    .by('on', comment)
    .filter((file) => isShown(rows, file))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((file) => ({ id: file.id, name: file.name, hash: versionsIn(rows, file)[0]?.hash }));

interface HungChange {
  readonly files: readonly GivenFile[];
  /** Ids of files that are taken away. */
  readonly without: readonly string[];
  readonly body: string | null;
}
export interface Rehung {
  readonly gone: readonly Hanging[];
  readonly stays: readonly Hanging[];
  readonly come: readonly GivenFile[];
}
/** What an edit of a comment takes away and brings: a picture goes with its place in the text. */
export function rehung(tx: Tx, comment: Comment, { files, without, body }: HungChange): Rehung {
  const [before, now] = [comment.body, body].map((one) => new Set(givenWith(one).map(({ hash }) => hash)));
  const isGone = ({ id, hash = '' }: Hanging): boolean =>
    without.includes(id) || (before?.has(hash) === true && now?.has(hash) !== true);
  const all = hangingOn(tx, comment.id);
  const stays = all.filter((one) => !isGone(one));
  const come = givenWith(body, files).filter(({ hash }) => stays.every((one) => one.hash !== hash));
  return { gone: all.filter(isGone), stays, come };
}

/** @param place undefined: nothing comes. */
export function rehang(
  tx: Tx,
  ctx: Ctx,
  { gone, come, on, place }: Rehung & { readonly on: string; readonly place: Place | undefined },
): void {
  for (const { id } of gone) tx.files.patch(id, { binned: ctx.now });
  if (place !== undefined) hangFiles(tx, ctx, { on, files: come, place });
}
