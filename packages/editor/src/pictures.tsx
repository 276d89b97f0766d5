// Pictures in the text. It keeps of one the hash of its bytes and what is said of it; where the bytes are, how they are shown
// and whose file they become, only the app knows. It hands that in here, for reading and for writing alike.
import { type Picture, pictureWords } from '@baton/model/file/picture';
import { type ComponentType, createContext } from 'react';

export interface PictureProps {
  readonly picture: Picture;
  /** In an editor, where a press chooses it. */
  readonly isWritten: boolean;
}
/** Where they go; false: the text is there no more. */
export type Put = (pictures: readonly Picture[]) => boolean;
export interface Pictures {
  readonly Shown: ComponentType<PictureProps>;
  /** Takes what was pasted or dropped: pictures go into the text, other files beside it. null: nothing may be brought here. */
  readonly bring: ((files: readonly File[], put: Put) => void) | null;
  /** Asks for pictures on this device; left out: nobody is asked. */
  readonly pick?: (put: Put) => void;
  /** Pictures of another text came in by the clipboard: their bytes are to be those of this one too. */
  readonly again: (pictures: readonly Picture[]) => void;
}

/** Where nobody has the bytes: what is said of it. */
export const pictureNames: Pictures = {
  Shown: ({ picture }) => <span>{pictureWords(picture)}</span>,
  bring: null,
  again: () => undefined,
};

export const PicturesContext = createContext<Pictures>(pictureNames);
