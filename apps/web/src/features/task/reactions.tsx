// What was said of a comment without words: each sign with its count, pressed to say it too or no more.
import type { CommentAnswer, ReactionAnswer } from '@baton/model/comment/queries';
import { react } from '@baton/model/reaction/commands';
import { signs, type Sign } from '@baton/model/reaction/schema';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import { SmilePlus } from 'lucide-react';
import { useRun } from '../../lib/use-run.ts';
import { isSign, pictureOf, signPictures } from '../../parts/reaction-words.ts';
import styles from './comments.module.css';

/** With the count that is seen: what is read aloud holds what stands there. */
const saidOf = (label: string, { names }: ReactionAnswer): string => `${label}, ${names.length}: ${names.join(', ')}`;

export function Reactions({ comment, mayReact }: { comment: CommentAnswer; mayReact: boolean }) {
  const run = useRun();
  if (comment.reactions.length === 0) return null;
  return (
    <div role="group" aria-label="Reactions" className={styles.reactions}>
      {comment.reactions.map((reaction) => {
        const { icon, label } = pictureOf(reaction.sign);
        const { sign } = reaction;
        return (
          <button
            key={sign}
            type="button"
            className={styles.reaction}
            aria-pressed={reaction.mine}
            aria-label={saidOf(label, reaction)}
            title={saidOf(label, reaction)}
            aria-disabled={!mayReact || !isSign(sign) || undefined}
            onClick={() => mayReact && isSign(sign) && void run(react, { comment: comment.id, sign })}
          >
            <Icon icon={icon} size={14} />
            {reaction.names.length}
          </button>
        );
      })}
    </div>
  );
}

export function ReactButton({ comment }: { comment: CommentAnswer }) {
  const run = useRun();
  const item = (sign: Sign) => {
    const { icon, label } = signPictures[sign];
    return { id: sign, label, icon, onSelect: () => void run(react, { comment: comment.id, sign }) };
  };
  return (
    <Menu
      align="end"
      trigger={<IconButton size={24} icon={SmilePlus} label={`React to ${comment.authorName}`} />}
      items={signs.map(item)}
    />
  );
}
