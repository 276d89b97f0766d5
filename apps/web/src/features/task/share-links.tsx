// Links to a task's page: those that are open, each with who made it and its last use, and the way to make another.
import type { PlacedLink } from '@baton/model/directory/link-queries';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useLinksUsed } from '../../lib/use-links-used.ts';
import { LinkShown } from '../../parts/link-shown.tsx';
import { useNames } from '../../parts/people.tsx';
import { SaidByLink } from '../../parts/said-by-link.tsx';
import { linkDoes, linkStanding } from '../../parts/share-link-words.ts';
import { useDeciding } from '../../parts/use-deciding.ts';
import { dayText } from '../../parts/day-text.ts';
import { LinkForm } from './link-form.tsx';
import styles from './share-links.module.css';
import { useLinkRights, useLinksOf } from './use-links-of.ts';

interface ShareLinksProps {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
}

export function ShareLinks({ task, space }: ShareLinksProps) {
  const links = useLinksOf(task);
  const { mayMake } = useLinkRights(space);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<{ readonly link: string; readonly notAfter: number; readonly password: boolean }>();
  return (
    <section className={styles.links} aria-label="Link to its page">
      <h3>By link</h3>
      <p className={styles.note}>For somebody without an account: the page, for a time.</p>
      <Open links={links} space={space} />
      {made && (
        <LinkShown
          link={made.link}
          label="Link to the page"
          said={`Good until ${dayText(made.notAfter)}. It is shown here once.${made.password ? ' Send the password another way.' : ''}`}
        />
      )}
      {isMaking ? (
        <LinkForm
          task={task}
          space={space}
          onMade={(one) => {
            setMade(one);
            setMaking(false);
          }}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <p className={styles.acts}>
          <Button
            icon={Link2}
            disabledReason={mayMake ? undefined : 'Only who writes in this department makes links to its pages.'}
            onClick={() => {
              setMade(undefined);
              setMaking(true);
            }}
          >
            {links.length === 0 ? 'Make a link' : 'Make another link'}
          </Button>
        </p>
      )}
    </section>
  );
}

function Open({ links, space }: { readonly links: readonly PlacedLink[]; readonly space: SpaceId }) {
  const nameOf = useNames();
  const used = useLinksUsed(links.length);
  const { mayTakeBack } = useLinkRights(space);
  const { why, decide } = useDeciding();
  if (links.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Open links">
      {links.map((one) => (
        <li key={one.id}>
          <Icon icon={Link2} size={16} />
          <span className={styles.what}>
            <b>Whoever has it {linkDoes[one.link.right]}</b>
            <span>
              {linkStanding({ link: one.link, nameOf, used: used === undefined ? null : used.get(one.id) })}
              <SaidByLink id={one.id} link={one.link} />
            </span>
          </span>
          <Button
            size={24}
            disabledReason={mayTakeBack(one) ? why : 'Its maker, a lead or an admin takes it back.'}
            onClick={() => void decide({ type: 'link-taken-back', space, link: one.id }, 'The link opens nothing now.')}
          >
            Take back
          </Button>
        </li>
      ))}
    </ul>
  );
}
