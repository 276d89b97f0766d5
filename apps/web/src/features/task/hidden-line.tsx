// What came by a link and was hidden from everybody: who hid it and when, no word of it, and the way back for who may.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { hideSaid } from '@baton/model/reaction/commands';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { timeInText } from '../../parts/day-text.ts';
import styles from './comments.module.css';
import { useTalk } from './talk.ts';

/** What was done with it here, by which the line that had the focus went. */
export type Turned = 'hidden' | 'shown' | null;
const focusOn = (line: HTMLElement | null): void => line?.focus({ preventScroll: true });
/** What others did takes the focus from nobody. */
const regain = (line: HTMLElement | null): void => {
  if (document.activeElement === document.body) focusOn(line);
};

/** For the line that is there then: it is gone on from. */
export const focusOf = (turned: Turned, is: Turned) => (turned === null ? undefined : turned === is ? focusOn : regain);

/** Hides it, or shows it again where it is hidden. */
export function useHide({ id, hidden }: CommentAnswer, onDone: (turned: Turned) => void): () => void {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const turn = async () => {
    const isHiding = hidden === null;
    if ((await run(hideSaid, { comment: id, hidden: isHiding })) === undefined) return;
    onDone(isHiding ? 'hidden' : 'shown');
    toast.show({ text: isHiding ? 'It is hidden for everybody.' : 'It is shown again.', onUndo });
  };
  return () => void turn();
}

interface HiddenLineProps {
  readonly comment: CommentAnswer;
  readonly isWanted: boolean;
  readonly turned: Turned;
  readonly onShow: () => void;
}
export function HiddenLine({ comment, isWanted, turned, onShow }: HiddenLineProps) {
  const { mayTalk } = useTalk();
  const { authorName, at, hidden, hideable } = comment;
  // “Clara, by link, said”
  const saidBy = `${authorName},`;
  if (hidden === null) return null;
  return (
    <div
      className={styles.hidden}
      data-wanted={isWanted || undefined}
      tabIndex={-1}
      ref={isWanted ? focusOn : focusOf(turned, 'hidden')}
    >
      <span>
        What {saidBy} said {timeInText(at)} was hidden by {hidden.name}, {timeInText(hidden.at)}
      </span>
      {mayTalk && hideable && (
        <Button size={24} tone="quiet" onClick={onShow} aria-label={`Show again what ${saidBy} said`}>
          Show again
        </Button>
      )}
    </div>
  );
}
