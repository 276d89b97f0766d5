// The screen of one board: its bar, the lanes control, and the board itself, wide or on the phone.
import { type BoardHead, boardHead } from '@baton/model/board/head-query';
import { boardColumns, type CardAnswer, type ColumnAnswer, tasksOnBoard } from '@baton/model/board/queries';
import { EmptyState } from '@baton/ui/empty-state';
import type { MenuItem } from '@baton/ui/menu-items';
import { ProjectMark, type ProjectHue } from '@baton/ui/project-mark';
import { type ReactNode, useState } from 'react';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { useWhenOpened } from '../../lib/use-event.ts';
import { usePhone } from '../../lib/use-media.ts';
import { RenameField } from '../../parts/rename-field.tsx';
import { ReadOnlyIn, readOnlyText, useReadOnlyIn, type ReadOnly } from '../../parts/read-only.tsx';
import { Screen } from '../../parts/screen.tsx';
import { StoppedNotice } from '../../parts/stopped-notice.tsx';
import { ArchivePanel } from './archive-panel.tsx';
import { BoardBar, OnlyMineChip } from './board-bar.tsx';
import { WhoSees } from '../../parts/who-sees.tsx';
import { useIsGuest } from '../../lib/use-guest.ts';
import type { SpaceId } from '@baton/model/ids';
import { useBoardMenu } from './board-menu.ts';
import styles from './board-bar.module.css';
import { BoardView } from './board-view.tsx';
import { FromTemplate } from './from-template.tsx';
import { HereNow } from './here-now.tsx';
import { useOnlyMine } from './only-mine.ts';
import { BoardMenuButton } from './board-menu-button.tsx';
import { SettingsPanel } from './settings-panel.tsx';

export interface BoardScreenProps {
  readonly board: string;
  readonly peeked: string | undefined;
  readonly onPeek: (card: CardAnswer, field?: 'due' | 'comment') => void;
  readonly onPage: (card: CardAnswer) => void;
  readonly onFollow: (card: CardAnswer) => void;
  readonly linkTo: (key: string) => string;
  readonly onBack: () => void;
  /** Other boards of the project, as tabs, where there are any. */
  readonly boards?: ReactNode;
}

export function BoardScreen(props: BoardScreenProps) {
  const head = useLiveOne(boardHead, { board: props.board });
  const columns = useLive(boardColumns, { board: props.board });
  const cards = useLive(tasksOnBoard, { board: props.board });
  if (head === undefined || columns === undefined || cards === undefined) return <Screen title="">{null}</Screen>;
  if (head === null) {
    return (
      <Screen title="Board" onBack={props.onBack}>
        <EmptyState pattern="not-here-yet" title="This board is not here">
          It was removed, or it stands in a space that you cannot read.
        </EmptyState>
      </Screen>
    );
  }
  return <KnownBoard key={head.id} {...props} head={head} columns={columns} cards={cards} />;
}

function readingText(readOnly: ReadOnly): string {
  if (readOnly === 'newer') return 'A newer Baton is in use: load anew to edit';
  return readOnly === 'commenter' ? 'You read and comment here' : 'You read here';
}

/** Who only reads asks who sees it, and does nothing else. */
const whatMay = (items: readonly MenuItem[], readOnly: ReadOnly | null): readonly MenuItem[] =>
  readOnly === null ? items : items.filter(({ id }) => id === 'who');

interface KnownBoardProps extends BoardScreenProps {
  readonly head: BoardHead;
  readonly columns: readonly ColumnAnswer[];
  readonly cards: readonly CardAnswer[];
}

function KnownBoard(props: KnownBoardProps) {
  const { head, onBack } = props;
  const mine = useOnlyMine(head.id, props.cards);
  const isPhone = usePhone();
  const [isRenaming, setRenaming] = useState(false);
  const [isArchiveOpen, setArchiveOpen] = useState(false);
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  const [isWhoOpen, setWhoOpen] = useState(false);
  const [isTemplateOpen, setTemplateOpen] = useState(false);
  const menu = useBoardMenu(head, {
    onRename: () => setRenaming(true),
    onArchive: () => setArchiveOpen(true),
    onSettings: () => setSettingsOpen(true),
    onWho: () => setWhoOpen(true),
    onTemplate: () => setTemplateOpen(true),
    onlyMine: mine,
  });
  const title = head.name === head.projectName ? head.name : `${head.projectName}, ${head.name}`;
  const readOnly = useReadOnlyIn(head.space);
  const isGuest = useIsGuest();
  const items = useWhenOpened(whatMay(menu.items, readOnly));
  const menuButton =
    readOnly === null ? (
      <BoardMenuButton name={head.name} items={items} />
    ) : (
      <>
        <span className={styles.meta} title={readOnlyText(readOnly)}>
          {readingText(readOnly)}
        </span>
        {!isGuest && <BoardMenuButton name={head.name} items={items} />}
      </>
    );
  // The phone has no bar on which it is said.
  const phoneMenu = (
    <>
      <OnlyMineChip mine={mine} whenOn />
      {menuButton}
    </>
  );
  return (
    <Screen
      title={title}
      before={<ProjectMark hue={head.hue as ProjectHue} />}
      heading={
        isRenaming ? (
          <RenameField
            label="Name of the board"
            value={head.name}
            onKeep={menu.rename}
            onDone={() => setRenaming(false)}
          />
        ) : (
          title
        )
      }
      middle={props.boards}
      actions={
        isPhone ? undefined : (
          <>
            <HereNow board={head.id} />
            {menuButton}
          </>
        )
      }
      subBar={isPhone ? undefined : <BoardBar head={head} all={props.cards.length} mine={mine} />}
      onBack={onBack}
    >
      {head.space !== null && <StoppedNotice what="This board" docs={[`r/${head.space}/`]} />}
      <ReadOnlyIn space={head.space}>
        <BoardView {...props} cards={mine.cards} isOnlyMine={mine.isOn} onAll={mine.toggle} menu={phoneMenu} />
        {isSettingsOpen && <SettingsPanel {...props} onClose={() => setSettingsOpen(false)} />}
      </ReadOnlyIn>
      <ArchivePanel board={head.id} open={isArchiveOpen} onClose={() => setArchiveOpen(false)} />
      <FromTemplate board={head} open={isTemplateOpen} onClose={() => setTemplateOpen(false)} />
      {isWhoOpen && <WhoSeesBoard title={title} space={head.space} onClose={() => setWhoOpen(false)} />}
    </Screen>
  );
}

interface WhoSeesBoardProps {
  readonly title: string;
  readonly space: string | null;
  readonly onClose: () => void;
}
function WhoSeesBoard({ title, space, onClose }: WhoSeesBoardProps) {
  if (space === null) return null;
  return (
    <WhoSees seen={{ kind: 'board', title, space: space as SpaceId, group: null, record: null }} onClose={onClose} />
  );
}
