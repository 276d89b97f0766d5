// The picture on a card. Its bytes come as those of any file do, for cards that are drawn; until they are here, a frame.
import type { Cover } from '@baton/model/task/cover';
import { useBlobUrl } from '../../lib/use-blob-url.ts';
import { useSmallPicture } from '../../lib/use-small-picture.ts';
import styles from './board-card.module.css';

export function CardCover({ cover }: { readonly cover: Cover }) {
  const picture = useSmallPicture(cover);
  const url = useBlobUrl(picture.is === 'here' ? picture.picture : null);
  if (picture.is === 'here' && url !== null)
    return <img className={styles.cover} src={url} alt={cover.name} draggable={false} />;
  return (
    <p className={styles.noCover}>{picture.is === 'away' && <span>The picture is not on this device yet</span>}</p>
  );
}
