// What stands in a title besides its words: `@ines` who has the task, `#retail` a tag, `^1` the place among the cards, `^`
// the top. Only what is meant by exactly one thing is taken; whatever else stays in the title, so that nothing typed is lost.
import type { PersonAnswer } from '@baton/model/person/queries';
import { plain } from '../../lib/search.ts';

export interface TitleWish {
  readonly title: string;
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly tags: readonly string[];
  /** From the top, 1 first; `bottom` behind all others; null: where it is added. */
  readonly place: number | 'bottom' | null;
}
export interface Around {
  readonly people: readonly Pick<PersonAnswer, 'id' | 'name' | 'matched'>[];
  readonly tags: readonly string[];
}

const close = (text: string): string => plain(text).replaceAll(/[\s_-]+/gu, '');

/** The one whose whole name or first name it is, else the one whose name begins so. */
function holderCalled(said: string, { people }: Around): TitleWish['holder'] {
  const wanted = close(said);
  const some = people.filter(({ matched }) => matched === null);
  const exact = some.filter(({ name }) => [close(name), close(name.split(' ')[0] ?? '')].includes(wanted));
  const found = exact.length > 0 ? exact : some.filter(({ name }) => close(name).startsWith(wanted));
  const [one, other] = found;
  return one === undefined || other !== undefined ? null : { id: one.id, name: one.name };
}

const isTag = (said: string): boolean => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(said) && !/^\d+$/u.test(said);

/** As it is written in the project already; `_` stands for a space. A number alone is none: "#12" means something else. */
function tagCalled(said: string, { tags }: Around): string | null {
  if (!isTag(said)) return null;
  return tags.find((tag) => close(tag) === close(said)) ?? said.replaceAll('_', ' ');
}

function placeCalled(said: string): TitleWish['place'] {
  if (said === '' || said === 'top') return 1;
  if (said === 'bottom') return 'bottom';
  return /^[1-9]\d{0,3}$/u.test(said) ? Number(said) : null;
}

type Wished = Omit<TitleWish, 'title'>;
/** What the word adds; null: it is a word of the title. */
function wishOf(word: string, before: Wished, around: Around): Partial<Wished> | null {
  const said = word.slice(1);
  if (word.startsWith('^')) {
    const place = placeCalled(said);
    return place === null ? null : { place };
  }
  if (said === '') return null;
  if (word.startsWith('@')) {
    const holder = before.holder === null ? holderCalled(said, around) : null;
    return holder === null ? null : { holder };
  }
  const tag = word.startsWith('#') ? tagCalled(said, around) : null;
  return tag === null ? null : { tags: [...before.tags, tag] };
}

export function readTitle(text: string, around: Around): TitleWish {
  const words: string[] = [];
  let wished: Wished = { holder: null, tags: [], place: null };
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const more = wishOf(word, wished, around);
    if (more === null) words.push(word);
    else wished = { ...wished, ...more };
  }
  // A title of signs alone is a title.
  return words.length === 0
    ? { title: text.trim(), holder: null, tags: [], place: null }
    : { title: words.join(' '), ...wished };
}

/** "Ines Carvalho has it, tagged Retail, on top"; empty where nothing but words was said. */
export function wishText({ holder, tags, place }: TitleWish): string {
  const where = place === 1 ? 'on top' : place === 'bottom' ? 'at the bottom' : place === null ? '' : `place ${place}`;
  return [holder && `${holder.name} has it`, tags.length > 0 && `tagged ${tags.join(', ')}`, where]
    .filter(Boolean)
    .join(', ');
}
