// The page that a share link opens, for as long as its screen is shown. What stands behind the `#` stays there: whoever
// was sent a link opens it again tomorrow.
import { ByLink, type LinkStand } from '@baton/workspace/doors/by-link';
import { readShareLink } from '@baton/workspace/doors/links';
import { useEffect, useMemo, useState } from 'react';
import { useDoors } from './doors.ts';

const after = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

function useHash(): string {
  const [hash, setHash] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const read = () => setHash(location.hash.slice(1));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return hash;
}

export interface ByLinkHere {
  readonly stand: LinkStand;
  /** Null until the relay has been asked once. */
  readonly reading: ByLink | null;
}

/** Null: the link is not whole. */
export function useByLink(link: string): ByLinkHere | null {
  const doors = useDoors();
  const hash = useHash();
  const told = useMemo(() => readShareLink(`${location.origin}/l/${link}#${hash}`), [link, hash]);
  const [here, setHere] = useState<ByLinkHere>({ stand: { at: 'looking' }, reading: null });
  useEffect(() => {
    if (told === null) return undefined;
    let isOver = false;
    let reading: ByLink | undefined;
    void doors.relay().then((door) => {
      if (isOver) return;
      const one = new ByLink({
        door,
        told,
        connect: doors.connect,
        scheduler: { after },
        onStand: (stand) => !isOver && setHere({ stand, reading: one }),
      });
      reading = one;
      void one.look();
    });
    return () => {
      isOver = true;
      reading?.close();
    };
  }, [doors, told]);
  return told === null ? null : here;
}
