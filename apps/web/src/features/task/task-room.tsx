// One task: beside its board as a side panel, or as a page of its own. The same parts in both.
import type { PeekAnswer } from '@baton/model/task/queries';
import { boardHead } from '@baton/model/board/head-query';
import { type CardAnswer, tasksOnBoard } from '@baton/model/board/queries';
import { IconButton } from '@baton/ui/icon-button';
import { ProjectMark, type ProjectHue } from '@baton/ui/project-mark';
import { Segmented } from '@baton/ui/segmented';
import { SidePanel } from '@baton/ui/side-panel';
import { ArrowDown, ArrowUp, History, Maximize2, SquareCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useActions } from '../../lib/actions.tsx';
import { useApproving, useHandOver } from '../../lib/task-sheets.tsx';
import { isTextField } from '../../lib/chord.ts';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { usePhone, useRail } from '../../lib/use-media.ts';
import { useOnChange, useWindowEvent } from '../../lib/use-event.ts';
import { rememberOpened } from '../../lib/recents.ts';
import { useToday } from '../../lib/use-today.ts';
import { useMe } from '../../lib/use-world.ts';
import { cellsOf, lanesOf, readingOrder } from '../../parts/board-order.ts';
import { boardColumns } from '@baton/model/board/queries';
import { useMineShown } from '../../parts/mine-shown.ts';
import { useReadNotices } from '../../parts/inbox-marks.ts';
import { ReadOnlyIn } from '../../parts/read-only.tsx';
import { Screen } from '../../parts/screen.tsx';
import { CommentBox } from './comment-box.tsx';
import { Comments } from './comments.tsx';
import { TaskAside } from './task-aside.tsx';
import { TaskBody } from './task-body.tsx';
import { TaskHistory } from './task-history.tsx';
import { focusField } from './task-fields.ts';
import styles from './task-room.module.css';

const none: readonly CardAnswer[] = [];

export type TaskPart = 'task' | 'history';

export interface TaskRoomProps {
  readonly task: PeekAnswer;
  readonly board: string | undefined;
  /** A page of its own: asked for, on the phone, or where no board stands behind it. */
  readonly isPage: boolean;
  readonly field: 'due' | 'comment' | undefined;
  /** The comment that the address names. */
  readonly comment?: string | undefined;
  readonly show: TaskPart;
  readonly onOpen: (key: string) => void;
  readonly onPage: () => void;
  /** The task itself, or who changed what of it. */
  readonly onShow: (part: TaskPart) => void;
  readonly onClose: () => void;
}

/** What its reader may not change looks so. */
export function TaskRoom(props: TaskRoomProps) {
  return (
    <ReadOnlyIn space={props.task.space}>
      <Room {...props} />
    </ReadOnlyIn>
  );
}

function Room(props: TaskRoomProps) {
  const { task, board, isPage, onOpen, onPage, onClose } = props;
  const hasAside = useRail() && isPage;
  const { at, order } = useOrder(board ?? '', task.id);
  useReadNotices(task.id);
  const previous = order[at - 1];
  const next = order[at + 1];
  const me = useMe();
  useOnChange(() => {
    rememberOpened(me, task.id);
  }, [me, task.id]);
  // The body goes with its task, and focus with it: the panel, which stays, holds it until the next one is there.
  const step = (to: CardAnswer) => {
    const panel = document.activeElement?.closest('[role="dialog"]');
    if (panel instanceof HTMLElement) panel.focus();
    onOpen(to.key);
  };
  const handOver = useHandOver();
  const approving = useApproving();
  const inList = () => document.activeElement?.closest('[data-drag-board]') != null;
  useActions({
    next: () => (inList() ? false : next && step(next)),
    previous: () => (inList() ? false : previous && step(previous)),
    close: () => (isTextField(document.activeElement) ? false : onClose()),
    comment: () => void focusField('comment'),
    'hand-over': () => (inList() || !handOver.isHere ? false : handOver.open(task.id)),
    'ask-approval': () => (approving.isHere ? approving.open(task.id) : false),
    history: () => props.onShow(props.show === 'history' ? 'task' : 'history'),
    ...(isPage ? {} : { open: () => (inList() ? false : onPage()) }),
  });
  // From the card, Tab goes into its panel: it is what the card has just opened.
  useWindowEvent('keydown', (event) => {
    const card = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['dragCard'] : undefined;
    if (event.key !== 'Tab' || event.shiftKey || isPage || card !== task.id) return;
    if (focusField('title')) event.preventDefault();
  });
  const steps = <Steps at={at} order={order} onOpen={onOpen} />;
  const body =
    props.show === 'history' ? (
      <TaskHistory key={task.id} task={task} />
    ) : (
      <TaskBody key={task.id} task={task} field={props.field} comment={props.comment} hasAside={hasAside} />
    );
  const foot = <CommentBox key={task.id} task={task.id} />;
  if (isPage) return <TaskPage {...props} steps={steps} body={body} foot={foot} />;
  return (
    <SidePanel
      open
      onClose={onClose}
      label={`${task.key}, ${task.title}`}
      head={
        <>
          <TaskMark board={board} />
          <span className={styles.key}>{task.key}</span>
        </>
      }
      actions={
        <>
          {steps}
          <HistoryButton {...props} />
          <IconButton size={24} icon={Maximize2} label="Open as page" onClick={onPage} />
        </>
      }
      foot={foot}
      takesFocus={false}
    >
      {body}
    </SidePanel>
  );
}

interface TaskPageProps extends TaskRoomProps {
  readonly steps: ReactNode;
  readonly body: ReactNode;
  readonly foot: ReactNode;
}

/** Beside its history what was said, beside the task its facts: where the frame has no room, they stand in the task. */
function useAtSide(task: PeekAnswer, show: TaskPart): ReactNode {
  const isPhone = usePhone();
  const hasRail = useRail();
  if (show === 'history') return isPhone ? undefined : <Comments task={task} />;
  return hasRail ? <TaskAside key={task.id} task={task} /> : undefined;
}

/** The phone's bar has room for the key and the sync chip: there the steps stand at the end of the page. */
function TaskPage({ task, board, show, onShow, onClose, steps, body, foot }: TaskPageProps) {
  const isPhone = usePhone();
  const parts = (
    <span className={styles.parts}>
      <Segmented
        label="Parts of the task"
        options={[
          { id: 'task', label: 'Task' },
          { id: 'history', label: 'History' },
        ]}
        value={show}
        onChange={onShow}
      />
    </span>
  );
  const isHistory = show === 'history';
  const rail = useAtSide(task, show);
  return (
    <Screen
      title={isHistory ? `${task.key}, history` : task.key}
      before={<TaskMark board={board} />}
      heading={isHistory ? <TaskHeading task={task} /> : undefined}
      middle={parts}
      actions={isPhone ? undefined : steps}
      subBar={isPhone ? parts : undefined}
      rail={rail}
      railLabel={isHistory ? 'Comments' : 'About the task'}
      onBack={onClose}
    >
      <div className={styles.page}>
        <article className={styles.sheet}>
          {body}
          {isPhone && <div className={styles.steps}>{steps}</div>}
        </article>
        {!isHistory && <div className={styles.foot}>{foot}</div>}
      </div>
    </Screen>
  );
}

function TaskHeading({ task }: { task: PeekAnswer }) {
  return (
    <>
      <span className={styles.key}>{task.key}</span> {task.title}
    </>
  );
}

/** In the panel's head: there and back. */
function HistoryButton({ show, onShow }: Pick<TaskRoomProps, 'show' | 'onShow'>) {
  const isHistory = show === 'history';
  return (
    <IconButton
      size={24}
      icon={isHistory ? SquareCheck : History}
      label={isHistory ? 'Back to the task' : 'History'}
      keyCap="V"
      onClick={() => onShow(isHistory ? 'task' : 'history')}
    />
  );
}

interface StepsProps extends Pick<TaskRoomProps, 'onOpen'> {
  readonly at: number;
  readonly order: readonly CardAnswer[];
}

/** "3 of 16", and the ways to the ones before and after. */
function Steps({ at, order, onOpen }: StepsProps) {
  const size = usePhone() ? 40 : 24;
  const previous = order[at - 1];
  const next = order[at + 1];
  return (
    <>
      {at >= 0 && (
        <span className={styles.count}>
          {at + 1} of {order.length}
        </span>
      )}
      <IconButton
        size={size}
        icon={ArrowUp}
        label="Previous"
        keyCap="K"
        disabledReason={previous ? undefined : 'This is the first.'}
        onClick={() => previous && onOpen(previous.key)}
      />
      <IconButton
        size={size}
        icon={ArrowDown}
        label="Next"
        keyCap="J"
        disabledReason={next ? undefined : 'This is the last.'}
        onClick={() => next && onOpen(next.key)}
      />
    </>
  );
}

function TaskMark({ board }: { board: string | undefined }) {
  const head = useLiveOne(boardHead, { board: board ?? '' });
  return head ? <ProjectMark hue={head.hue as ProjectHue} label={head.projectName} /> : null;
}

/** Where the task stands in the order in which its board is read, as its reader has chosen to look at it. */
function useOrder(board: string, task: string) {
  const me = useMe();
  const today = useToday();
  const head = useLiveOne(boardHead, { board });
  const columns = useLive(boardColumns, { board }) ?? [];
  const { cards } = useMineShown(board, useLive(tasksOnBoard, { board }) ?? none);
  const by = head?.lanes ?? 'none';
  const order = readingOrder({ columns, lanes: lanesOf(cards, by, { me, today }), cells: cellsOf(cards, by) });
  return { order, at: order.findIndex((card) => card.id === task) };
}
