// The picture on a card. Its bytes come as those of any file do, for cards that are drawn; until they are here, a frame.
import type { Cover } from '@baton/model/task/cover';
import { useBlobUrl } from '../../lib/use-blob-url.ts';
import { type PictureStand, useDrawnPicture } from '../../lib/use-drawn-picture.ts';
import styles from './board-card.module.css';

const words: Partial<Record<PictureStand['is'], string>> = {
  away: 'The picture is not on this device yet',
  large: 'A very large picture, seen in the task',
  none: 'This browser does not draw the picture',
};

export function CardCover({ cover }: { readonly cover: Cover }) {
  const stand = useDrawnPicture(cover, 'small');
  const url = useBlobUrl(stand.is === 'shown' ? stand.picture : null);
  if (url !== null) return <img className={styles.cover} src={url} alt={cover.name} draggable={false} />;
  const said = words[stand.is];
  return <p className={styles.noCover}>{said !== undefined && <span>{said}</span>}</p>;
}
