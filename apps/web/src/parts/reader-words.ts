// Who has a task, in the words of people: everybody in a department, some by name, or one alone.
import { nameOfHome, type HomeName } from '@baton/model/directory/home-name';
import type { PersonId } from '@baton/model/ids';
import { readersOfHome } from '@baton/model/task/readers';
import type { Home } from '@baton/model/tx';
import type { World } from '@baton/workspace/contract';
import { listed } from './move-words.ts';

interface Saying {
  readonly world: Pick<World, 'directory' | 'titles' | 'me'>;
  readonly nameOf: (id: string) => string;
}

/** "Only you, Bo Dahl and Cy Brandt": oneself first. */
export function onlyWords(persons: readonly PersonId[], { world, nameOf }: Saying): string {
  const { person } = world.me;
  const others = persons.filter((one) => one !== person);
  const isOne = others.length < persons.length;
  if (others.length === 0) return isOne ? 'Only you' : 'Nobody';
  return `Only ${isOne ? listed(['you' as PersonId, ...others], (id) => (id === 'you' ? id : nameOf(id))) : listed(others, nameOf)}`;
}

export function readerWords(home: HomeName, saying: Saying): string {
  const { space, only } = readersOfHome(saying.world.directory, home);
  if (only !== null) return onlyWords(only, saying);
  return `Everybody in ${saying.world.titles.spaces[space] ?? 'this department'}`;
}

export function homeWords(home: Home, saying: Saying): string {
  const name = nameOfHome(home);
  return name === undefined ? 'Only you' : readerWords(name, saying);
}
