// A file that is not here comes from the relay when somebody opens it: part by part onto the disk, so that it goes on where
// it stopped, and only what is what it is called is kept.
import { refuse, type Refusal } from '@baton/model/refusal';
import { sniffedBytes, sniffType } from '@baton/model/file/sniff';
import { partBytes } from '@baton/protocol/http-files';
import { DiskFull } from '@baton/store/disk';
import { dropFileWrites, filePartWrite, fileWrite, readFilePart } from '@baton/store/files';
import type { FileRow } from '@baton/store/schema';
import { relayNow, type Core } from '../core.ts';
import { isNotDone, notDone } from '../doors/door.ts';
import type { FileCalls } from '../doors/file-calls.ts';
import { partCount, readParts } from './bytes.ts';

interface Fetched {
  readonly blob: Blob;
  readonly row: FileRow;
}
interface Wanted {
  readonly hash: string;
  readonly size: number;
}

function callsOf({ options, link }: Core): FileCalls | undefined {
  const { phase } = link.state();
  return phase === 'away' || phase === 'ended' ? undefined : options.relayCalls?.files;
}

async function bringPart(core: Core, { hash, size }: Wanted, at: number): Promise<Refusal | null> {
  const { disk, generation } = core.options;
  const from = at * partBytes;
  const to = Math.min(size, from + partBytes);
  const known = await readFilePart(disk, hash, at);
  if (known?.length === to - from) return null;
  const bytes = (await callsOf(core)?.get(hash, from, to)) ?? notDone('away', '');
  if (isNotDone(bytes))
    return bytes.kind === 'not-found' ? refuse('not-found', 'bytes') : refuse('needs-relay', 'file');
  if (bytes.length !== to - from) return refuse('not-valid', 'bytes');
  await disk.commit([filePartWrite(hash, at, bytes)], { strict: true, generation });
  return null;
}

async function bring(core: Core, wanted: Wanted, moved: (bytes: number) => void): Promise<Refusal | null> {
  for (let at = 0; at < partCount(wanted.size); at += 1) {
    moved(at * partBytes);
    const no = await bringPart(core, wanted, at);
    if (no !== null) return no;
  }
  return null;
}

/** @param moved how many bytes have come. */
export async function fetchFile(
  core: Core,
  wanted: Wanted,
  moved: (bytes: number) => void,
): Promise<Fetched | Refusal> {
  const { disk, generation } = core.options;
  const strict = { strict: true, generation };
  try {
    const no = await bring(core, wanted, moved);
    if (no !== null) return no;
    const blob = await readParts(disk, wanted);
    if (blob === null) {
      await disk.commit(dropFileWrites(wanted.hash), strict);
      return refuse('not-valid', 'bytes');
    }
    const first = new Uint8Array(await blob.slice(0, sniffedBytes).arrayBuffer());
    const { size, hash } = wanted;
    const at = relayNow(core);
    const row: FileRow = {
      size,
      type: sniffType(first),
      at,
      parts: partCount(size),
      wanted: false,
      docs: [],
      fetched: true,
    };
    await disk.commit([fileWrite(hash, row)], strict);
    return { blob, row };
  } catch (fault) {
    if (!(fault instanceof DiskFull)) throw fault;
    await disk.commit(dropFileWrites(wanted.hash), strict).catch(() => undefined);
    return refuse('not-saved', 'full');
  }
}
