// What stands on a card. Its place among the others is the card's (board-card.tsx): when one card moves, those below it are
// counted anew and not drawn anew.
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { formatDuration } from '@baton/ui/duration';
import { Icon, type IconShape } from '@baton/ui/icon';
import { PrioritySign } from '@baton/ui/priority-sign';
import { StatusSign } from '@baton/ui/status-sign';
import { Ellipsis, MessageSquare, Paperclip, SquareCheckBig } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { DueText } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { hueOf } from '../../parts/people.tsx';
import { MovingMark } from '../../parts/moving-mark.tsx';
import { priorityWords } from '../../parts/priority-words.ts';
import { RenameField } from '../../parts/rename-field.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import styles from './board-card.module.css';
import { CardCover } from './card-cover.tsx';
import { hasCover, hasFacts } from './card-height.ts';
import { useCardShown } from './card-shown.tsx';
import { useDesk } from './board-desk.ts';
import { Blocked, DaysHere, Lacking, PartOfMark, PartsDone, Untouched } from './card-marks.tsx';

interface CardFaceProps {
  readonly card: CardAnswer;
  readonly today: Day;
  readonly isRenaming: boolean;
  readonly baton: 'sm' | 'md';
}

export const CardFace = memo(function CardFace({ card, today, isRenaming, baton }: CardFaceProps) {
  const { acts } = useDesk();
  const shown = useCardShown();
  return (
    <>
      {card.cover !== null && hasCover(card, shown) && <CardCover cover={card.cover} />}
      <div className={styles.top}>
        <TopMarks card={card} />
        <span className={styles.end}>
          {card.priority !== null && shown.facts.has('priority') && (
            <PrioritySign level={card.priority} label={`Priority: ${priorityWords[card.priority]}`} />
          )}
          <CardMenuButton title={card.title} onOpen={() => acts.current.menu(card.id)} />
        </span>
      </div>
      {isRenaming ? (
        <div data-field="title">
          <RenameField
            label="Title"
            className={styles.title}
            value={card.title}
            onKeep={(title) => acts.current.rename(card.id, title)}
            onDone={() => acts.current.endRename(card.id)}
          />
        </div>
      ) : (
        <h3 className={styles.title}>{card.title}</h3>
      )}
      <Blocked waiting={card.waitsFor} />
      <Lacking lacks={card.lacks} />
      {shown.facts.has('tags') && <Tags tags={card.tags} />}
      <Facts card={card} today={today} baton={baton} />
    </>
  );
});

function TopMarks({ card }: { card: CardAnswer }) {
  const { facts } = useCardShown();
  return (
    <>
      {facts.has('status') && <StatusSign kind={card.kind} label={kindWords[card.kind]} />}
      <span className={styles.key}>{card.key}</span>
      {facts.has('parent') && <PartOfMark parent={card.parent} />}
      {card.movingTo !== null && <MovingMark to={card.movingTo} />}
    </>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <div className={styles.tags}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag} data-person={hueOf(tag)}>
          {tag}
        </span>
      ))}
    </div>
  );
}

function Facts({ card, today, baton }: Pick<CardFaceProps, 'card' | 'today' | 'baton'>) {
  const shown = useCardShown();
  const { facts } = shown;
  if (!hasFacts(card, shown)) return null;
  return (
    <div className={styles.foot}>
      <TaskBaton task={card} size={baton} />
      {facts.has('parts') && <PartsDone card={card} />}
      {facts.has('checklist') && <ChecklistDone card={card} />}
      {facts.has('comments') && <Counted icon={MessageSquare} count={card.comments} of="comments" />}
      {facts.has('files') && <Counted icon={Paperclip} count={card.files} of="files" />}
      {facts.has('estimate') && <Estimate minutes={card.estimate} />}
      <span className={styles.end}>
        <DaysHere days={card.here} />
        <Untouched days={card.untouched} />
        {card.due !== null && facts.has('due') && <DueText due={card.due} late={card.late} today={today} />}
      </span>
    </div>
  );
}

function ChecklistDone({ card }: { card: CardAnswer }) {
  const { checklistDone: done, checklistTotal: total } = card;
  if (total === 0) return null;
  return (
    <span className={styles.fact} title={`Checklist: ${done} of ${total}`}>
      <Icon icon={SquareCheckBig} size={13} />
      {done}/{total}
    </span>
  );
}

function Estimate({ minutes }: { minutes: CardAnswer['estimate'] }) {
  if (minutes === null) return null;
  return (
    <span className={styles.fact} title="Estimate">
      {formatDuration(minutes)}
    </span>
  );
}

function Counted({ icon, count, of }: { icon: IconShape; count: number; of: string }) {
  if (count === 0) return null;
  return (
    <span className={styles.fact} title={`${count} ${of}`}>
      <Icon icon={icon} size={13} />
      {count}
    </span>
  );
}

/** On touch there is no second button: the same menu, in two taps. */
function CardMenuButton({ title, onOpen }: { title: string; onOpen: () => void }) {
  const handleClick = (event: MouseEvent) => {
    event.preventDefault();
    onOpen();
  };
  return (
    <button
      type="button"
      className={styles.menu}
      tabIndex={-1}
      aria-label={`All actions of ${title}`}
      onClick={handleClick}
    >
      <Icon icon={Ellipsis} />
    </button>
  );
}
