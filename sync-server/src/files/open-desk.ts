// The files of a relay, put together from what its environment says.
import { join } from 'node:path';
import { openDiskStore } from './disk-store.ts';
import { FileBook } from './file-book.ts';
import { FileDesk, usualBounds, type FileBounds } from './file-desk.ts';
import { openS3Store, type S3Wish } from './s3-store.ts';

export interface FilesWish {
  readonly bounds: FileBounds;
  /** Left out: in a folder of the data directory. */
  readonly s3?: S3Wish | undefined;
}

export function openFileDesk(dataFolder: string, now: () => number, wish?: FilesWish): FileDesk {
  const folder = join(dataFolder, 'files');
  const store = wish?.s3 ? openS3Store(join(folder, 'coming'), wish.s3) : openDiskStore(folder);
  return new FileDesk(store, new FileBook(join(dataFolder, 'files.db'), now), wish?.bounds ?? usualBounds);
}
