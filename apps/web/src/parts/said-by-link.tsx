// How many comments came by a share link, as far as this device has them. Nothing where none did.
import { commentsOn } from '@baton/model/comment/queries';
import type { DirectoryLink } from '@baton/model/directory/schema';
import { useLive } from '../lib/use-live.ts';
import { counted } from './number-text.ts';

export function SaidByLink({ id, link }: { readonly id: string; readonly link: Pick<DirectoryLink, 'record'> }) {
  const said = useLive(commentsOn, { task: link.record }) ?? [];
  const count = said.filter(({ author, deleted }) => author.id === id && !deleted).length;
  return count === 0 ? null : <>, {counted(count, 'comment')} by it</>;
}
