// What is being said on a task and is not sent: the words, and the files that go with them. Bytes are kept on this device as they
// come, and with the draft for as long as it stands.
import type { Picture } from '@baton/model/file/picture';
import { picturesIn, readBody } from '@baton/model/comment/body';
import type { Pictures } from '@baton/editor/pictures';
import { useState } from 'react';
import { type Begun, draftOf, nothingBegun, readDraft } from '../../lib/comment-draft.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useLatestOf } from '../../lib/use-event.ts';
import { useBringing, useBringingAgain } from '../../lib/use-bringing.ts';
import { type KeptFile, useReleaseFiles } from '../../lib/use-files.ts';
import { type Said, saidIn } from '../../parts/comment-field.tsx';
import { PictureShown } from '../../parts/picture.tsx';

export interface Saying {
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
  readonly say: (said: string) => void;
  readonly attach: (files: readonly File[]) => void;
  readonly leaveOut: (hash: string) => void;
  /** Of the comment that is changed, by its id. */
  readonly lose: (file: string) => void;
  /** Emptied at once, and put back where it is refused; with its bytes goes what nobody sent of them. */
  readonly send: (by: (saying: Saying, begun: Begun) => Promise<boolean>) => Promise<boolean>;
  readonly giveUp: () => void;
}

const bytesOf = ({ body, files }: Saying): readonly string[] => [
  ...files.map(({ hash }) => hash),
  ...picturesIn(readBody(body ?? null) ?? []).map(({ hash }) => hash),
];
const sayingOf = (said: Said | null, files: readonly KeptFile[]): Saying | null =>
  said === null && files.length === 0 ? null : { ...said, files: [...files] };
const without = (all: readonly string[], one: string): readonly string[] => all.filter((other) => other !== one);

/** @param stands what is changed by it, as it stands; empty: something new. */
export function useWriting(place: string, stands = ''): Writing {
  const [text, setText] = useDraft(place);
  const begun = text === '' ? { ...nothingBegun, said: stands } : readDraft(text);
  const latest = useLatestOf(begun);
  const [turn, setTurn] = useState(0);
  const bring = useBringing(true);
  const bringAgain = useBringingAgain(true);
  const release = useReleaseFiles();
  const put = (next: Partial<Begun>) => {
    latest.current = { ...latest.current, ...next };
    setText(draftOf(latest.current));
  };
  const set = (next: Begun) => {
    put(next);
    setTurn((last) => last + 1);
  };
  const hold = (hashes: readonly string[]) => put({ held: [...new Set([...latest.current.held, ...hashes])] });
  const add = (files: readonly KeptFile[]) => {
    const known = latest.current.files;
    const more = files.filter(({ hash }) => known.every((one) => one.hash !== hash));
    hold(files.map(({ hash }) => hash));
    if (more.length > 0) put({ files: [...known, ...more.map((file) => ({ ...file }))] });
  };
  const pictures: Pictures = {
    Shown: PictureShown,
    bring: (files, into) =>
      void bring(files).then((came) => {
        hold(came.kept.map(({ hash }) => hash));
        const isIn = into(came.pictures);
        const inText = isIn ? new Set(came.pictures.map(({ hash }) => hash)) : new Set();
        add(came.kept.filter(({ hash }) => !inText.has(hash)));
      }),
    again: (came: readonly Picture[]) => void bringAgain(came).then((had) => hold(had.map(({ hash }) => hash))),
  };
  return {
    begun,
    turn,
    pictures,
    saying: sayingOf(saidIn(begun.said), begun.files),
    say: (said) => put({ said }),
    attach: (files) => void bring(files).then(({ kept }) => add(kept)),
    leaveOut(hash) {
      put({
        files: latest.current.files.filter((file) => file.hash !== hash),
        held: without(latest.current.held, hash),
      });
      release([hash]);
    },
    lose: (file) => put({ without: [...latest.current.without, file] }),
    async send(by) {
      const before = latest.current;
      const saying = sayingOf(saidIn(before.said), before.files);
      set(nothingBegun);
      const sent = saying ?? { files: [] };
      const isSent = await by(sent, before);
      if (!isSent) set(before);
      else release(before.held.filter((hash) => !bytesOf(sent).includes(hash)));
      return isSent;
    },
    giveUp() {
      release(latest.current.held);
      set(nothingBegun);
    },
  };
}
