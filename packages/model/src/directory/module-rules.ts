// What a space shows beside its tasks and boards. Its leads say which modules are on (modules-set); what is off is not
// drawn, and nothing of it is touched: rows stay where they lie.
import { spaceIn } from './queries.ts';
import type { Directory } from './schema.ts';

/** Those that there are. A name is never used again for something else: it stands in signed statements. */
export const moduleNames = ['everyday', 'requests', 'checklists', 'estimates', 'budgets'] as const;
export type ModuleName = (typeof moduleNames)[number];

/**
 * Until somebody says, all that there are: what was in use before there were switches stays in sight. A name that this
 * version does not know switches nothing on here.
 */
export function modulesOf(directory: Directory, space: string): readonly ModuleName[] {
  const said = spaceIn(directory, space)?.modules ?? null;
  return said === null ? moduleNames : moduleNames.filter((name) => said.includes(name));
}

/** @param space null: what belongs to no space (one's own tasks) has everything. */
export const hasModule = (directory: Directory, space: string | null, name: ModuleName): boolean =>
  space === null || modulesOf(directory, space).includes(name);

/** What is to be said to switch one on or off; names of a newer version stay as they are. */
export function withModule(
  directory: Directory,
  space: string,
  { name, on }: { readonly name: ModuleName; readonly on: boolean },
): readonly string[] {
  const said: readonly string[] = spaceIn(directory, space)?.modules ?? moduleNames;
  const others = said.filter((one) => one !== name);
  return on ? [...others, name] : others;
}
