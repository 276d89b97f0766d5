// Bytes of files over HTTP: asked for by their hash, sent in parts, given out in ranges. The relay knows for which document a
// file was sent, and gives it to whoever reads that document; of a hash that is another's it says what it says of none.
import { z } from 'zod';

/** Bytes of one part at most: small enough for a slow line to bring one within the time that a request has. */
export const partBytes = 1_048_576;
/** A file may have up to so many bytes, whatever a relay is told to allow. */
const largestEver = 20_000_000_000;

export const FileHash = z.string().regex(/^[0-9a-f]{64}$/u);
const Size = z.int().min(0).max(largestEver);

/**
 * POST /api/files/:workspace. `doc`: the page beside the task that the file hangs on, or the feed of the comment; who asks
 * writes there. Asked again it goes on where it stopped, and a file that the asker may read already is only hung there.
 */
export const AskFile = z.strictObject({ hash: FileHash, size: Size, doc: z.string().min(1).max(200) });
export type AskFile = z.infer<typeof AskFile>;

/** Also of PUT /api/files/:workspace/:hash/:from, whose body is a part as it is. `came`: where the next part begins. */
export const FileCame = z.object({ came: Size, kept: z.boolean() });
export type FileCame = z.infer<typeof FileCame>;

/** GET /api/files-used/:workspace. */
export const FilesUsed = z.object({ bytes: Size, files: z.int().min(0), most: z.int().min(0), largest: Size });
export type FilesUsed = z.infer<typeof FilesUsed>;
