// A picture among files, made small once: what a card shows of it. Asked of this device and its relay, never of anybody else.
import { isRefusal } from '@baton/model/refusal';
import { useEffect, useRef, useState } from 'react';
import { picturePreview } from './picture-preview.ts';
import { useStatusOf } from './use-status.ts';
import { useWorkspace } from './workspace-context.tsx';

export type SmallPicture =
  | { readonly is: 'coming' }
  | { readonly is: 'away' }
  | { readonly is: 'here'; readonly picture: Blob };

/** Twice as wide as a card: sharp on a fine screen. */
const longestSide = 640;
const most = 200;
/** By hash; the one that was asked for last stands last. */
const made = new Map<string, Blob>();

function keep(hash: string, picture: Blob): void {
  made.delete(hash);
  made.set(hash, picture);
  const [oldest] = made.keys();
  if (made.size > most && oldest !== undefined) made.delete(oldest);
}

interface Wanted {
  readonly hash: string;
  readonly size: number;
}
export function useSmallPicture({ hash, size }: Wanted): SmallPicture {
  const workspace = useWorkspace();
  // Once the relay is back it is asked again.
  const isReached = useStatusOf('link') === 'live';
  const [shown, setShown] = useState<SmallPicture & { readonly of?: string }>({ is: 'coming' });
  const asked = useRef('');
  const known = made.get(hash);
  useEffect(() => {
    if (made.has(hash) || asked.current === `${hash} ${isReached}`) return undefined;
    asked.current = `${hash} ${isReached}`;
    const still = { isWanted: true };
    void workspace.readFile({ hash, size }).then(async (bytes) => {
      const picture = isRefusal(bytes) ? null : await picturePreview(bytes, { longestSide });
      if (picture !== null) keep(hash, picture);
      if (still.isWanted) setShown({ ...(picture === null ? { is: 'away' } : { is: 'here', picture }), of: hash });
    });
    return () => {
      still.isWanted = false;
    };
  }, [workspace, hash, size, isReached]);
  if (known !== undefined) return { is: 'here', picture: known };
  return shown.of === hash ? shown : { is: 'coming' };
}
