// What the environment says of files.
import { z } from 'zod';
import { leaseDays } from '@baton/model/directory/schema';
import { isThisMachine } from '../access/origin.ts';
import type { FilesWish } from './open-desk.ts';

export const filesEnvironment = {
  /** The largest file, in MB. */
  BATON_FILE_MB: z.coerce.number().int().min(1).max(20_000).default(500),
  /** Days for which a file is kept to which nothing refers any more; never fewer than a device may be away. */
  BATON_FILES_KEEP_DAYS: z.coerce.number().int().min(leaseDays.most).max(36_500).default(leaseDays.most),
  /** What all files of one workspace may have. */
  BATON_FILES_GB: z.coerce.number().positive().max(1_000_000).default(50),
  /** A bucket of any S3-compatible storage, as https://s3.example.com/baton. Left out: files lie in the data directory. */
  BATON_S3_BUCKET: z.url({ protocol: /^https?$/ }).optional(),
  BATON_S3_REGION: z.string().min(1).default('us-east-1'),
  BATON_S3_KEY: z.string().min(1).optional(),
  BATON_S3_SECRET: z.string().min(1).optional(),
};
const Environment = z.object(filesEnvironment);

export function filesIn(of: z.infer<typeof Environment>): FilesWish {
  const bounds = { largest: of.BATON_FILE_MB * 1_000_000, most: of.BATON_FILES_GB * 1_000_000_000 };
  const keepDays = of.BATON_FILES_KEEP_DAYS;
  const { BATON_S3_BUCKET: bucket, BATON_S3_REGION: region, BATON_S3_KEY: key, BATON_S3_SECRET: secret } = of;
  if (bucket === undefined) return { bounds, keepDays };
  const { protocol, hostname } = new URL(bucket);
  // Elsewhere everything that people attach would go in the clear.
  if (protocol === 'http:' && !isThisMachine(hostname)) throw new Error('BATON_S3_BUCKET: must begin with https://');
  if (key === undefined || secret === undefined)
    throw new Error('BATON_S3_KEY and BATON_S3_SECRET: needed with BATON_S3_BUCKET');
  return { bounds, keepDays, s3: { bucket, region, key, secret } };
}
