// The files of a relay, put together from what its environment says.
import { join } from 'node:path';
import type { Heard, Outward } from '../ops/outward.ts';
import type { FileStore } from './contract.ts';
import { openDiskStore } from './disk-store.ts';
import { FileBook } from './file-book.ts';
import { FileDesk, usualBounds, type FileBounds } from './file-desk.ts';
import { openS3Store, type S3Wish } from './s3-store.ts';

export interface FilesWish {
  readonly bounds: FileBounds;
  /** So long a file is kept to which nothing refers any more; longer where the log's window is. */
  readonly keepDays?: number | undefined;
  /** Left out: in a folder of the data directory. */
  readonly s3?: S3Wish | undefined;
}

export function storeFor(dataFolder: string, wish?: FilesWish, heard?: Heard): FileStore {
  const folder = join(dataFolder, 'files');
  return wish?.s3 ? openS3Store(join(folder, 'coming'), wish.s3, heard) : openDiskStore(folder);
}

interface Opening {
  readonly now: () => number;
  readonly outward: Outward;
}
export const openFileDesk = (dataFolder: string, { now, outward }: Opening, wish?: FilesWish): FileDesk =>
  new FileDesk(
    storeFor(dataFolder, wish, outward.of('files')),
    new FileBook(join(dataFolder, 'files.db'), now),
    wish?.bounds ?? usualBounds,
  );
