import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instrument, type Mutant } from './instrument.ts';
import { isNoSource, type Target } from './targets.ts';

export const sourcesOf = ({ sources }: Target, root: string): readonly string[] =>
  globSync([...sources], { cwd: root })
    .filter((path) => !isNoSource(path))
    .sort();

export const mutantsOf = (target: Target, root: string): readonly Mutant[] =>
  sourcesOf(target, root).flatMap((path) => instrument(path, readFileSync(join(root, path), 'utf8')).mutants);
