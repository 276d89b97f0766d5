// What comes while nobody looks at this window is shown by the system, if the person asked for it, outside of quiet hours.
// What was there already is not news; what several windows show has one tag, so that it stands there once.
import { inbox, type BundleAnswer } from '@baton/model/inbox/queries';
import { personCard } from '@baton/model/person/card-queries';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useOnChange } from '../lib/use-event.ts';
import { useLive, useLiveOne } from '../lib/use-live.ts';
import { usePreference } from '../lib/preferences.ts';
import { showNotice } from '../lib/system-notices.ts';
import { useMe } from '../lib/use-world.ts';
import { isQuiet, readQuiet } from './quiet-hours.ts';

const open = { show: 'open' } as const;

export function ShowNotices() {
  const params = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  const me = useMe();
  const isOn = usePreference('system-notices', 'off') === 'on';
  const hours = readQuiet(usePreference('quiet-hours', ''));
  const bundles = useLive(inbox, open);
  const pattern = useLiveOne(personCard, { person: me }) ?? undefined;
  const known = useRef<Set<string> | undefined>(undefined);
  const unread = bundles?.flatMap((bundle) =>
    bundle.notices.filter(({ read }) => !read).map((notice) => ({ key: notice.id, bundle })),
  );
  const keys = unread?.map(({ key }) => key).join(' ');
  useOnChange(() => {
    if (unread === undefined) return undefined;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...unread.map(({ key }) => key)]);
    // The first answer is what was there when the window opened.
    const fresh = before === undefined ? [] : unread.filter(({ key }) => !before.has(key));
    if (!isOn || fresh.length === 0 || document.hasFocus() || isQuiet(hours, pattern, new Date())) return undefined;
    for (const { key, bundle } of fresh)
      showNotice(
        { tag: key, title: bundle.title, body: bodyOf(bundle) },
        () =>
          void navigate({
            to: '/w/$workspace/task/$key',
            params: { ...params, key: bundle.key },
            search: { full: true, from: 'inbox' },
          }),
      );
    return undefined;
  }, [keys]);
  return null;
}

function bodyOf({ notices, key, projectName }: BundleAnswer): string {
  const text = notices[0]?.text;
  return text ? `“${text}”` : `${key}, ${projectName}`;
}
