// What can be done with a comment: change and take away one's own, resolve its thread, hand on its address.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { binComment } from '@baton/model/comment/commands';
import { settleThread } from '@baton/model/reaction/commands';
import { IconButton } from '@baton/ui/icon-button';
import { Menu, type MenuProps } from '@baton/ui/menu';
import { useToast } from '@baton/ui/toast';
import { CircleCheck, CircleDot, Ellipsis, EyeOff, Link2, Pencil, TextQuote, Trash2 } from 'lucide-react';
import { copyText } from '../../lib/clipboard.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useTalk } from './talk.ts';

interface CommentMenuProps {
  readonly comment: CommentAnswer;
  readonly isResolved: boolean;
  readonly onQuote: () => void;
  readonly onEdit: () => void;
  readonly onHide: () => void;
}

/** When the menu has given the focus back. */
const afterMenu = (act: () => void) => () => void requestAnimationFrame(act);

/** Resolving and opening again, with the way back. */
export function useSettle(): (comment: string, resolved: boolean) => Promise<void> {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  return async (comment, resolved) => {
    if ((await run(settleThread, { comment, resolved })) === undefined) return;
    toast.show({ text: resolved ? 'The thread is resolved.' : 'The thread is open again.', onUndo });
  };
}

function useCopyLink(comment: string): () => Promise<void> {
  const { me } = useWorld();
  const { taskKey } = useTalk();
  const toast = useToast();
  return async () => {
    const address = `${location.origin}/w/${me.workspace}/task/${taskKey}?comment=${comment}`;
    const isCopied = await copyText(address);
    toast.show({ text: isCopied ? 'The address of the comment is copied.' : address });
  };
}

export function CommentMenu({ comment, isResolved, onQuote, onEdit, onHide }: CommentMenuProps) {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const settle = useSettle();
  const copy = useCopyLink(comment.id);
  const { mayTalk } = useTalk();
  const remove = async () => {
    if (await run(binComment, { comment: comment.id })) toast.show({ text: 'The comment is removed.', onUndo });
  };
  const { mine, removable, hideable, authorName } = comment;
  const copying = { id: 'link', label: 'Copy the address', icon: Link2, onSelect: () => void copy() };
  const settling = {
    id: 'settle',
    label: isResolved ? 'Open the thread again' : 'Resolve the thread',
    icon: isResolved ? CircleDot : CircleCheck,
    onSelect: () => void settle(comment.id, !isResolved),
  };
  const quoting = { id: 'quote', label: 'Answer with a quote', icon: TextQuote, onSelect: afterMenu(onQuote) };
  const editing = { id: 'edit', label: 'Edit', icon: Pencil, onSelect: afterMenu(onEdit) };
  const hiding = { id: 'hide', label: 'Hide for everybody', icon: EyeOff, onSelect: onHide };
  const removing = { id: 'remove', label: 'Remove', icon: Trash2, onSelect: () => void remove() };
  const speaking: MenuProps['items'] = [
    ...(comment.text === '' ? [] : [quoting]),
    ...(mine ? [editing] : []),
    settling,
    copying,
    ...(hideable ? [hiding] : []),
    ...(removable ? [removing] : []),
  ];
  const label = removable ? 'Your comment, menu' : `Comment of ${authorName}, menu`;
  return (
    <Menu
      align="end"
      trigger={<IconButton size={24} icon={Ellipsis} label={label} />}
      items={mayTalk ? speaking : [copying]}
    />
  );
}
