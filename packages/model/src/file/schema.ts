// A file on a task or on a comment, and its versions. The record says what hangs there and under which name; the bytes are
// found by their hash, wherever they lie: on this device, on the relay, on another device. The
// bytes of a version are never changed; what is said of it may be.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { may, must, record, type Row } from '../record.ts';

/** SHA-256 of the bytes, as the device took it. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/);
/** What the bytes look like (sniff.ts), never what a sender claims. */
export const FileType = z.string().regex(/^[a-z]{1,20}\/[a-z0-9.+-]{1,60}$/);
export const FileSize = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const VersionNote = z.string().min(1).max(500);

/** A version that somebody is asked to approve (decided/freeze-command). */
export const frozenAs = 'approval';

export const file = record(
  'f',
  {
    /** The task, or the comment: then it stands in the feed beside it. */
    on: must('on', z.string(), { index: true }),
    name: must('nm', z.string().min(1).max(255)),
    at: must('at', Instant, { quiet: true }),
    binned: may('bn', Instant),
    /** It stands among no files, and nobody renames it or takes it away. */
    frozen: may('fz', z.literal(frozenAs), { index: true, quiet: true }),
    import: may('im', z.string(), { quiet: true, index: true }),
  },
  { moves: 'on' },
);
export type File = Row<typeof file>;

export const fileVersion = record(
  'g',
  {
    file: must('fi', z.string(), { index: true }),
    /** What the file hangs on: with which a version moves. */
    on: must('on', z.string(), { index: true }),
    hash: must('ha', FileHash, { index: true }),
    size: must('sz', FileSize, { quiet: true }),
    type: must('ty', FileType, { quiet: true }),
    at: must('at', Instant, { quiet: true }),
    /** What is new in it. */
    note: may('no', VersionNote),
    import: may('im', z.string(), { quiet: true, index: true }),
  },
  { moves: 'on' },
);
export type FileVersion = Row<typeof fileVersion>;
