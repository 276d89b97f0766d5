// People's pictures as addresses that an <img> takes: each is made into a blob once, and given back when it is replaced or
// the workspace is closed. Nothing of a picture is ever read as anything but a JPEG or WebP.
import { photosOfPeople } from '@baton/model/person/card-queries';
import { photoKind } from '@baton/model/person/photo';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { useOnChange } from './use-event.ts';
import { useLive } from './use-live.ts';

interface Made {
  readonly photo: string;
  readonly url: string;
}
type Pictures = ReadonlyMap<string, Made>;

const none: Pictures = new Map();
const PicturesContext = createContext<Pictures>(none);
const everybody = {};

/** undefined: initials stand for this person. */
export const usePicture = (person: string): string | undefined => useContext(PicturesContext).get(person)?.url;
export function usePictures(): (person: string) => string | undefined {
  const pictures = useContext(PicturesContext);
  return (person) => pictures.get(person)?.url;
}

function addressOf(photo: string): string | undefined {
  const type = photoKind(photo);
  if (type === null) return undefined;
  const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type }));
}

/** What stands already keeps its address. */
function renewed(before: Pictures, rows: readonly { readonly id: string; readonly photo: string }[]): Pictures {
  const next = new Map<string, Made>();
  for (const { id, photo } of rows) {
    const known = before.get(id);
    if (known?.photo === photo) next.set(id, known);
    else {
      const url = addressOf(photo);
      if (url !== undefined) next.set(id, { photo, url });
    }
  }
  return next;
}

function giveBack(gone: Pictures, kept: Pictures): void {
  for (const [id, { url }] of gone) if (kept.get(id)?.url !== url) URL.revokeObjectURL(url);
}

export function PicturesProvider({ children }: { readonly children: ReactNode }) {
  const rows = useLive(photosOfPeople, everybody);
  const made = useRef(none);
  const [pictures, setPictures] = useState(none);
  useOnChange(() => {
    const before = made.current;
    made.current = renewed(before, rows ?? []);
    setPictures(made.current);
    giveBack(before, made.current);
    return undefined;
  }, [rows]);
  useOnChange(
    () => () => {
      giveBack(made.current, none);
      made.current = none;
    },
    [],
  );
  return <PicturesContext value={pictures}>{children}</PicturesContext>;
}
