// A picture that stands in a text, on a card or beside a name: drawn anew from its bytes, once for as long as the page is open. What is not here comes by
// itself as soon as the relay has it; a very large one comes when somebody asks.
import { previewOf, sniffedBytes, sniffType } from '@baton/model/file/sniff';
import { isRefusal } from '@baton/model/refusal';
import type { Workspace } from '@baton/workspace/contract';
import { useEffect, useState } from 'react';
import { picturePreview } from './picture-preview.ts';
import { seekUntilFound } from './seeking.ts';
import { useStatusOf } from './use-status.ts';
import { useWorkspace } from './workspace-context.tsx';

export type PictureStand =
  | { readonly is: 'coming' }
  /** The relay is away, or whoever brought it has not met it yet. */
  | { readonly is: 'away' }
  | { readonly is: 'large'; readonly fetch: () => void }
  | { readonly is: 'shown'; readonly picture: Blob }
  /** Its bytes are no picture that this browser draws. */
  | { readonly is: 'none' };

interface Wanted {
  readonly hash: string;
  readonly size: number;
}
/** More than this is not fetched because a text happens to be looked at. */
const mostByItself = 25_000_000;
/** In a text as large as it is shown; on a card or beside a name small, and so more of them. */
export type PictureLook = 'whole' | 'small';
const most: Readonly<Record<PictureLook, number>> = { whole: 40, small: 200 };
/** Twice as wide as a card: sharp on a fine screen. */
const drawnAs = { whole: {}, small: { longestSide: 640 } } as const;
type Drawn = Readonly<Record<PictureLook, Map<string, Blob>>>;
/** By hash; the one that was drawn last stands last. */
const drawn = new WeakMap<Workspace, Drawn>();

function drawnIn(workspace: Workspace, look: PictureLook): Map<string, Blob> {
  const known = drawn.get(workspace) ?? { whole: new Map<string, Blob>(), small: new Map<string, Blob>() };
  drawn.set(workspace, known);
  return known[look];
}
interface Made extends Wanted {
  readonly look: PictureLook;
  readonly picture: Blob;
}
function remember(workspace: Workspace, { hash, look, picture }: Made): void {
  const known = drawnIn(workspace, look).set(hash, picture);
  const [oldest] = known.keys();
  if (known.size > most[look] && oldest !== undefined) known.delete(oldest);
}

/** null: it is not to be had now. */
async function read(workspace: Workspace, wanted: Wanted, look: PictureLook): Promise<PictureStand | null> {
  const blob = await workspace.readFile(wanted);
  if (isRefusal(blob)) return null;
  const first = new Uint8Array(await blob.slice(0, sniffedBytes).arrayBuffer());
  const picture = previewOf(sniffType(first)) === 'image' ? await picturePreview(blob, drawnAs[look]) : null;
  if (picture === null) return { is: 'none' };
  remember(workspace, { ...wanted, look, picture });
  return { is: 'shown', picture };
}

export function useDrawnPicture({ hash, size }: Wanted, look: PictureLook = 'whole'): PictureStand {
  const workspace = useWorkspace();
  const link = useStatusOf('link');
  const [stand, setStand] = useState<{ readonly of: string; readonly stand: PictureStand } | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const isLarge = size > mostByItself && asked !== hash;
  useEffect(() => {
    if (isLarge || drawnIn(workspace, look).has(hash)) return undefined;
    return seekUntilFound({
      isLive: link === 'live',
      async seek(isWanted) {
        const found = await read(workspace, { hash, size }, look);
        if (isWanted()) setStand({ of: hash, stand: found ?? { is: 'away' } });
        return found !== null;
      },
    });
  }, [workspace, hash, size, isLarge, link, look]);
  const known = drawnIn(workspace, look).get(hash);
  if (known !== undefined) return { is: 'shown', picture: known };
  if (stand?.of === hash) return stand.stand;
  return isLarge ? { is: 'large', fetch: () => setAsked(hash) } : { is: 'coming' };
}
