// What is being said on a task and is not sent: the words, and the files that go with them. Bytes are kept on this device as they
// come, and with the draft for as long as it stands.
import { type BodyNode, plainBody, readBody } from '@baton/model/comment/body';
import type { Pictures, Put } from '@baton/editor/pictures';
import { useRef, useState } from 'react';
import { type Begun, draftOf, nothingBegun, readDraft } from '../../lib/comment-draft.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useBringing, useBringingAgain } from '../../lib/use-bringing.ts';
import { type KeptFile, useReleaseFiles } from '../../lib/use-files.ts';
import { type Said, saidIn } from '../../parts/comment-field.tsx';
import { PictureShown } from '../../parts/picture.tsx';

interface Saying {
  readonly text?: string;
  readonly body?: string;
  readonly files: KeptFile[];
}
export interface Writing {
  readonly begun: Begun;
  /** Another one each time that the words were set from here. */
  readonly turn: number;
  /** null: nothing is written yet, and nothing hangs on it. */
  readonly saying: Saying | null;
  readonly pictures: Pictures;
  /** What was brought last is not on this device yet. */
  readonly isKeeping: boolean;
  readonly say: (said: string) => void;
  readonly attach: (files: readonly File[]) => void;
  readonly leaveOut: (hash: string) => void;
  /** Of the comment that is changed, by its id. */
  readonly lose: (file: string) => void;
  /**
   * Emptied as soon as its files are kept, and put back before what was begun since where it is refused. Its bytes are the
   * draft's no longer.
   */
  readonly send: (by: (saying: Saying, begun: Begun) => Promise<boolean>) => Promise<boolean>;
  readonly giveUp: () => void;
}

const sayingOf = (said: Said | null, files: readonly KeptFile[]): Saying | null =>
  said === null && files.length === 0 ? null : { ...said, files: [...files] };
const without = (all: readonly string[], one: string): readonly string[] => all.filter((other) => other !== one);

const union = (...all: readonly (readonly string[])[]): readonly string[] => [...new Set(all.flat())];

const nodesOf = (said: string): readonly BodyNode[] => readBody(said) ?? plainBody(said);
function joined(first: Begun, then: Begun): Begun {
  const said = [first.said, then.said].filter((one) => saidIn(one) !== null);
  return {
    said: said.length < 2 ? (said[0] ?? '') : JSON.stringify(said.flatMap(nodesOf)),
    files: [...first.files, ...then.files.filter(({ hash }) => first.files.every((one) => one.hash !== hash))],
    held: union(first.held, then.held),
    without: union(first.without, then.without),
  };
}

/** @param stands what is changed by it, as it stands; empty: something new. */
function useBegun(place: string, stands: string) {
  const [text, change] = useDraft(place);
  const [turn, setTurn] = useState(0);
  const read = (draft: string): Begun => (draft === '' ? { ...nothingBegun, said: stands } : readDraft(draft));
  const put = (next: (before: Begun) => Partial<Begun>) =>
    change((draft) => {
      const before = read(draft);
      return draftOf({ ...before, ...next(before) }, stands);
    });
  /** All of it, and nothing stays. */
  const take = (): Begun => {
    let taken = nothingBegun;
    change((draft) => {
      taken = read(draft);
      return '';
    });
    setTurn((last) => last + 1);
    return taken;
  };
  /** Before what was begun since. */
  const putBack = (taken: Begun) => {
    change((draft) => draftOf(draft === '' ? taken : joined(taken, readDraft(draft)), stands));
    setTurn((last) => last + 1);
  };
  const hold = (hashes: readonly string[]) => put(({ held }) => ({ held: union(held, hashes) }));
  const add = (more: readonly KeptFile[]) =>
    put(({ files, held }) => ({
      files: [...files, ...more.filter(({ hash }) => files.every((one) => one.hash !== hash))],
      held: union(
        held,
        more.map(({ hash }) => hash),
      ),
    }));
  return { begun: read(text), turn, put, take, putBack, hold, add };
}

export function useWriting(place: string, stands = ''): Writing {
  const { begun, turn, put, take, putBack, hold, add } = useBegun(place, stands);
  // What is being kept belongs to what is said, also where it is sent meanwhile.
  const coming = useRef(new Set<Promise<unknown>>());
  const isSending = useRef(false);
  const [isKeeping, setKeeping] = useState(false);
  const comes = (one: Promise<unknown>) => {
    coming.current.add(one);
    setKeeping(true);
    void one.finally(() => {
      coming.current.delete(one);
      setKeeping(coming.current.size > 0);
    });
  };
  const bring = useBringing(true);
  const bringAgain = useBringingAgain(true);
  const release = useReleaseFiles();
  const saying = sayingOf(saidIn(begun.said), begun.files);
  const bringInto = async (files: readonly File[], into: Put) => {
    const { kept, pictures } = await bring(files);
    hold(kept.map(({ hash }) => hash));
    const isIn = into(pictures);
    add(kept.filter(({ hash }) => !isIn || pictures.every((one) => one.hash !== hash)));
  };
  return {
    begun,
    turn,
    pictures: {
      Shown: PictureShown,
      bring: (files, into) => comes(bringInto(files, into)),
      again: (came) => comes(bringAgain(came).then((had) => hold(had.map(({ hash }) => hash)))),
    },
    saying,
    isKeeping,
    say: (said) => put(() => ({ said })),
    attach: (files) => comes(bring(files).then(({ kept }) => add(kept))),
    leaveOut(hash) {
      put(({ files, held }) => ({ files: files.filter((file) => file.hash !== hash), held: without(held, hash) }));
      release([hash]);
    },
    lose: (file) => put((before) => ({ without: [...before.without, file] })),
    async send(by) {
      if (isSending.current) return false;
      isSending.current = true;
      while (coming.current.size > 0) await Promise.allSettled(coming.current);
      const taken = take();
      const sent = sayingOf(saidIn(taken.said), taken.files) ?? { files: [] };
      const isSent = await by(sent, taken).finally(() => {
        isSending.current = false;
      });
      if (isSent) release(taken.held);
      else putBack(taken);
      return isSent;
    },
    giveUp() {
      release(begun.held);
      take();
    },
  };
}
