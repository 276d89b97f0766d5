// The page beside each template: the texts of its tasks stand there, and its files are given to the relay for it.
import type { SpaceId } from '@baton/model/ids';
import type { Rows } from '@baton/model/tx';
import { branchesIn } from '@baton/model/task/branch';
import { mayRead } from '@baton/model/directory/queries';
import { pageOf } from '@baton/replica/layout';
import type { Core } from '../core.ts';

interface Kept {
  readonly template: string;
  readonly space: SpaceId;
  /** Who made it. */
  readonly by: string | undefined;
  /** Whether it names these bytes. */
  readonly names: (hash: string) => boolean;
}

function* templatesIn(rows: Pick<Rows, 'templates' | 'sheets'>): Generator<Kept> {
  for (const { id, body, binned } of rows.templates.all()) {
    const space = rows.templates.spaceOf(id);
    if (space === undefined || binned !== null) continue;
    const names = (hash: string): boolean =>
      branchesIn(body).some(({ files = [] }) => files.some((file) => file.hash === hash));
    yield { template: id, space, by: rows.templates.writingOf(id, 'body')?.by, names };
  }
  // Projects that were kept, as text on the sheet of their department.
  for (const { id, templates } of rows.sheets.all()) {
    const space = rows.sheets.spaceOf(id);
    if (space === undefined) continue;
    for (const [template, text] of Object.entries(templates)) {
      const by = rows.sheets.writingOf(id, 'templates', template)?.by;
      yield { template, space, by, names: (hash) => text.includes(hash) };
    }
  }
}

/** Of those that may be read here. */
export function templatePages({ replica, world, me }: Pick<Core, 'replica' | 'world' | 'me'>): readonly string[] {
  const directory = world.world()?.directory;
  if (directory === undefined) return [];
  return [...templatesIn(replica.rows)]
    .filter(({ space, template }) => mayRead(directory, me.person, { class: 'p', space, of: template }))
    .map(({ space, template }) => pageOf(space, template));
}

/** Of those that this person made with these bytes. */
export const templatePagesFor = ({ replica, me }: Pick<Core, 'replica' | 'me'>, hash: string): readonly string[] =>
  [...templatesIn(replica.rows)]
    .filter(({ by, names }) => by === me.person && names(hash))
    .map(({ space, template }) => pageOf(space, template));
