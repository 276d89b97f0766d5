// The kinds of notices, each with an address; at the end what sleeps and what is done.
import type { BundleAnswer } from '@baton/model/inbox/queries';
import { TabLinks } from '@baton/ui/tab-links';
import { Link, useParams } from '@tanstack/react-router';
import type { Show } from './inbox-menu.ts';
import { fits, type Tab, tabs } from './inbox-words.ts';
import styles from './inbox.module.css';

interface InboxTabsProps {
  readonly tab: Tab;
  readonly show: Show;
  readonly bundles: readonly BundleAnswer[];
}
const exact = { exact: true, includeSearch: true } as const;
const aside = [
  { id: 'snoozed', label: 'Snoozed' },
  { id: 'done', label: 'Done' },
] as const;

export function InboxTabs({ tab, show, bundles }: InboxTabsProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const kinds = tabs.map(({ id, label }) => {
    const unread = bundles.filter((bundle) => bundle.unread > 0 && fits(bundle, id)).length;
    return {
      id,
      label,
      end: show === 'open' && unread > 0 ? <span className={styles.count}>{unread}</span> : undefined,
      render: (
        <Link
          to="/w/$workspace/inbox"
          params={{ workspace }}
          search={id === 'all' ? {} : { tab: id }}
          activeOptions={exact}
        />
      ),
    };
  });
  const others = aside.map(({ id, label }) => ({
    id,
    label,
    render: <Link to="/w/$workspace/inbox" params={{ workspace }} search={{ show: id }} activeOptions={exact} />,
  }));
  return (
    <span className={styles.tabs}>
      <TabLinks label="Kinds of notices" current={show === 'open' ? tab : show} links={[...kinds, ...others]} />
    </span>
  );
}
