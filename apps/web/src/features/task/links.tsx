// Links that hang on a task: what an imported card carried stays where it was.
import { linksOf } from '@baton/model/task/queries';
import { binTaskLink } from '@baton/model/task/checklist-commands';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { ExternalLink, X } from 'lucide-react';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import styles from './links.module.css';

/** Only these open; anything else is shown as text. What an importer supplies must not run. */
const isSafe = (url: string) => /^(https?|mailto):/i.test(url);

export function Links({ task }: { task: string }) {
  const run = useRun();
  const isReadOnly = useReadOnly() !== null;
  const links = useLive(linksOf, { task }) ?? [];
  if (links.length === 0) return null;
  return (
    <section aria-label="Links">
      <h3 className={styles.head}>Links</h3>
      <ul>
        {links.map(({ id, title, url }) => (
          <li key={id} className={styles.link}>
            <Icon icon={ExternalLink} size={14} />
            {isSafe(url) ? (
              <a href={url} target="_blank" rel="noopener noreferrer">
                {title || url}
              </a>
            ) : (
              <span>{title || url}</span>
            )}
            {!isReadOnly && (
              <IconButton
                size={24}
                icon={X}
                label={`Remove the link ${title || url}`}
                onClick={() => void run(binTaskLink, { link: id })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
