// Said on what a stopped document shows: that it is as it last was good, that the relay's administrator knows, and the way
// to load it anew.
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import styles from './stopped-notice.module.css';

const stoppedText = (what: string): string =>
  `${what} shows its last good state: the relay sent something that cannot be right. Its administrator has been told.`;

interface StoppedNoticeProps {
  /** "This board", "This task". */
  readonly what: string;
  /** How the names of its documents begin. */
  readonly docs: readonly string[];
}

export function StoppedNotice({ what, docs }: StoppedNoticeProps) {
  const stopped = useStatusOf('stopped');
  const [isLoading, setLoading] = useState(false);
  const workspace = useWorkspace();
  if (!stopped.some((name) => docs.some((begin) => name.startsWith(begin)))) return null;
  const load = async () => {
    setLoading(true);
    await workspace.loadAnew();
    setLoading(false);
  };
  return (
    <div className={styles.notice} role="status">
      <Icon icon={TriangleAlert} />
      <p>{stoppedText(what)}</p>
      <Button size={24} disabledReason={isLoading ? 'It is being loaded.' : undefined} onClick={() => void load()}>
        Load it anew
      </Button>
    </div>
  );
}
