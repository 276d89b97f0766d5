// The inbox: what happened that concerns me, bundled by task; the task itself beside it. Nothing is read by being passed over.
import { type BundleAnswer, inbox } from '@baton/model/inbox/queries';
import { Button } from '@baton/ui/button';
import { Count } from '@baton/ui/count';
import { EmptyState } from '@baton/ui/empty-state';
import { KeyCap } from '@baton/ui/key-cap';
import { CheckCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useToday } from '../../lib/use-today.ts';
import { useAskedRows } from '../../parts/asked-rows.ts';
import { AskedOfMe } from '../../parts/asked-of-me.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useInboxActs } from './inbox-acts.ts';
import { useInboxKeys } from './inbox-keys.ts';
import { InboxList } from './inbox-list.tsx';
import { inboxMenu, type Show } from './inbox-menu.ts';
import { InboxTabs } from './inbox-tabs.tsx';
import { fits, type Tab } from './inbox-words.ts';
import styles from './inbox.module.css';

export interface InboxScreenProps {
  readonly tab: Tab;
  readonly show: Show;
  readonly onOpen: (bundle: Pick<BundleAnswer, 'key'>) => void;
  /** The task that is looked at, whole. */
  readonly pane: (task: string) => ReactNode;
}

export function InboxScreen({ tab, show, onOpen, pane }: InboxScreenProps) {
  const isPhone = usePhone();
  const all = useLive(inbox, { show });
  const unread = all?.filter((bundle) => bundle.unread > 0) ?? [];
  const isOpen = show === 'open';
  const isWide = isOpen && !isPhone;
  return (
    <Screen
      title="Inbox"
      middle={isWide && <Unread count={unread.length} />}
      actions={isWide && <MarkAll unread={unread} />}
      subBar={<InboxTabs tab={tab} show={show} bundles={all ?? []} />}
    >
      {isOpen && tab === 'all' && <AskedOfMe />}
      {all !== undefined && (
        <Shown tab={tab} show={show} bundles={all.filter((bundle) => fits(bundle, tab))} onOpen={onOpen} pane={pane} />
      )}
    </Screen>
  );
}

function MarkAll({ unread }: { readonly unread: readonly BundleAnswer[] }) {
  const acts = useInboxActs();
  return (
    <Button
      icon={CheckCheck}
      disabledReason={unread.length === 0 ? 'Nothing is unread.' : undefined}
      onClick={() => acts.read(unread, true)}
    >
      Mark all read
    </Button>
  );
}

const Unread = ({ count }: { count: number }) => (
  <span className={styles.unread}>{count > 0 && <Count value={count} label={`${count} unread`} />}</span>
);

function Shown({ tab, show, bundles, onOpen, pane }: InboxScreenProps & { readonly bundles: readonly BundleAnswer[] }) {
  const today = useToday();
  const acts = useInboxActs();
  const isAsked = useAskedRows().length > 0;
  const [wish, setWish] = useState<string>();
  const selected = bundles.find(({ id }) => id === wish) ?? bundles[0];
  useInboxKeys({ bundles, selected, today, acts, onWalk: ({ id }) => setWish(id), onOpen });
  const select = (bundle: BundleAnswer, isPressed: boolean) => {
    setWish(bundle.id);
    if (isPressed) acts.read([bundle], true);
  };
  if (bundles.length === 0) return <NothingHere tab={tab} show={show} isAsked={isAsked} />;
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <InboxList
          bundles={bundles}
          today={today}
          selected={selected?.id}
          acts={acts}
          menuOf={(bundle) => inboxMenu({ bundle, show, today, acts, onOpen })}
          onSelect={select}
        />
      </div>
      <div className={styles.side} data-pane="">
        <div className={styles.pane}>{selected && pane(selected.key)}</div>
        <Keys />
      </div>
    </div>
  );
}

const keys = [
  ['J', 'K', 'move'],
  ['E', 'done'],
  ['Z', 'snooze'],
  ['U', 'undo'],
  ['Enter', 'open'],
] as const;

function Keys() {
  return (
    <p className={styles.keys}>
      {keys.map((row) => (
        <span key={row[0]}>
          {row.slice(0, -1).map((key) => (
            <KeyCap key={key} keys={key} />
          ))}{' '}
          {row.at(-1)}
        </span>
      ))}
    </p>
  );
}

const nothing: Readonly<Record<Show, readonly [title: string, text: string]>> = {
  open: [
    'Nothing is waiting for you',
    'Mentions, answers to you, tasks that somebody gives you and days that come stand here, one line for each task.',
  ],
  snoozed: ['Nothing sleeps', 'What you snooze comes back here on its day.'],
  done: ['Nothing is done yet', 'What you finish in the inbox can be taken up again here, for ninety days.'],
};

const nothingElse = ['Nothing else is waiting for you', nothing.open[1]] as const;

/** @param props.isAsked something waits for an answer, and stands above. */
function NothingHere({ tab, show, isAsked }: { tab: Tab; show: Show; isAsked: boolean }) {
  const all = isAsked && show === 'open' ? nothingElse : nothing[show];
  const [title, text] = tab === 'all' ? all : ['Nothing of this kind', 'Other kinds are under “All”.'];
  return (
    <div className={styles.fill}>
      <EmptyState pattern={tab === 'all' ? 'nothing-waiting' : 'filtered'} title={title}>
        {text}
      </EmptyState>
    </div>
  );
}
