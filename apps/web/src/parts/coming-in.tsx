// One line at the top of the place one is in (27): what is arriving, while it arrives; afterwards what happened while one
// was away, until it was looked at. Work goes on under it; nothing turns and nothing waits.
import type { Arriving, Away } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { ArrowDown, GitMerge, X } from 'lucide-react';
import { useActionRegistry } from '../lib/actions.tsx';
import { prefer, usePreference } from '../lib/preferences.ts';
import { useNow } from '../lib/use-now.ts';
import { useSync } from '../lib/use-sync.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import styles from './coming-in.module.css';
import { leftText, needsOf } from './coming-in-words.ts';
import { counted, numberText } from './number-text.ts';

/** Which time away was looked at last, by its beginning. */
export const seenKey = (workspace: string): string => `away-seen.${workspace}`;

export function ComingIn() {
  const { arriving, away } = useSync();
  const { workspace } = useWorkspace().world.me;
  const seen = usePreference(seenKey(workspace), '');
  if (arriving) return <ArrivingLine arriving={arriving} />;
  if (away === null || away.to === null || seen === String(away.from)) return null;
  return <BackLine away={away} onSeen={() => prefer(seenKey(workspace), String(away.from))} />;
}

function ArrivingLine({ arriving }: { arriving: Arriving }) {
  const { done, total } = arriving;
  const now = useNow(5_000);
  const left = leftText(arriving, now);
  return (
    <div className={styles.line} data-coming-in="arriving">
      <Icon icon={ArrowDown} size={14} className={styles.arrow} />
      <p className={styles.text}>
        <b>{numberText(done)}</b> of {counted(total, 'change')} are here{left !== null && `, ${left}`}
      </p>
    </div>
  );
}

function BackLine({ away, onSeen }: { away: Away; onSeen: () => void }) {
  const actions = useActionRegistry();
  const total = away.ownCount + away.othersCount;
  const needs = needsOf(away);
  if (total === 0 && needs === 0) return null;
  return (
    <div className={styles.line} data-coming-in="back">
      <Icon icon={GitMerge} size={14} className={styles.merge} />
      <p className={styles.text}>
        <b>{counted(total, 'change')}</b> while you were away.{' '}
        {needs === 0 ? 'None needs you.' : `${numberText(needs)} ${needs === 1 ? 'needs' : 'need'} you.`}
      </p>
      <Button size={24} tone="quiet" onClick={() => void actions.run('away')}>
        Look
      </Button>
      <IconButton size={24} icon={X} label="Put this line away" onClick={onSeen} />
    </div>
  );
}
