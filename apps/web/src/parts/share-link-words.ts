// Share links in the words of people: what they let one do, and how one of them stands.
import type { DirectoryLink, LinkRight } from '@baton/model/directory/schema';
import { dayText } from './day-text.ts';

export const linkDoes: Readonly<Record<LinkRight, string>> = {
  read: 'reads',
  comment: 'reads and comments',
  edit: 'edits',
};

interface Standing {
  readonly link: DirectoryLink;
  readonly nameOf: (id: string) => string;
  /** When it was last used; undefined: never. Null: the relay was not reached. */
  readonly used: number | null | undefined;
}

const usedWords = (used: number | null | undefined): string =>
  used === null ? '' : used === undefined ? 'never used' : `last used on ${dayText(used)}`;

/** "by Ann Lee, until Thu 5 March, with a password, never used". */
export const linkStanding = ({ link, nameOf, used }: Standing): string =>
  [
    `by ${nameOf(link.by)}`,
    `until ${dayText(link.notAfter)}`,
    ...(link.password ? ['with a password'] : []),
    usedWords(used),
  ]
    .filter((part) => part !== '')
    .join(', ');
