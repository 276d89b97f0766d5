// A picture in a text: itself where its bytes are here, else its place with its name and size, as large as it will be.
import type { PictureProps } from '@baton/editor/pictures';
import { type Picture, pictureWords } from '@baton/model/file/picture';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Icon } from '@baton/ui/icon';
import { Image } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useBlobUrl } from '../lib/use-blob-url.ts';
import { type PictureStand, useDrawnPicture } from '../lib/use-drawn-picture.ts';
import { useSaveFile } from './file-row.tsx';
import { sizeText } from './number-text.ts';
import styles from './picture.module.css';

const highest = 420;

/** Within the text, and no taller than what can be looked at whole. */
function frameOf({ width, height }: Picture): CSSProperties | undefined {
  if (width === undefined || height === undefined) return undefined;
  const wide = Math.max(1, Math.round(width * Math.min(1, highest / height)));
  return { '--wide': `${wide}px`, aspectRatio: `${width} / ${height}` } as CSSProperties;
}

export function PictureShown({ picture, isWritten }: PictureProps) {
  const stand = useDrawnPicture(picture);
  const url = useBlobUrl(stand.is === 'shown' ? stand.picture : null);
  const [isOpen, setOpen] = useState(false);
  if (url === null) return <Place picture={picture} stand={stand} />;
  const image = (
    <img className={styles.image} style={frameOf(picture)} src={url} alt={pictureWords(picture)} draggable={false} />
  );
  if (isWritten) return image;
  return (
    <>
      <button type="button" className={styles.open} title={picture.name} onClick={() => setOpen(true)}>
        {image}
      </button>
      {isOpen && <Large picture={picture} url={url} onClose={() => setOpen(false)} />}
    </>
  );
}

const waiting: Readonly<Record<Exclude<PictureStand['is'], 'shown' | 'large'>, string>> = {
  coming: 'on its way to this device',
  away: 'not on this device yet; it comes when the relay has it',
  none: 'this browser cannot show it',
};

function Place({ picture, stand }: { picture: Picture; stand: PictureStand }) {
  return (
    <span className={styles.place} style={frameOf(picture)}>
      <Icon icon={Image} size={16} />
      <bdi className={styles.name}>{pictureWords(picture)}</bdi>
      <span className={styles.where}>
        {sizeText(picture.size)}
        {stand.is !== 'large' && stand.is !== 'shown' && `, ${waiting[stand.is]}`}
      </span>
      {stand.is === 'large' && (
        <Button size={24} onClick={stand.fetch}>
          Show it
        </Button>
      )}
    </span>
  );
}

interface LargeProps {
  readonly picture: Picture;
  readonly url: string;
  readonly onClose: () => void;
}
function Large({ picture, url, onClose }: LargeProps) {
  const save = useSaveFile();
  return (
    <Dialog
      open
      onClose={onClose}
      title={picture.name}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button onClick={() => void save(picture)}>Download</Button>
        </>
      }
    >
      <img className={styles.large} src={url} alt={pictureWords(picture)} />
    </Dialog>
  );
}

/** For texts that are only read here. */
export const picturesRead = { Shown: PictureShown, bring: null, again: () => undefined } as const;
