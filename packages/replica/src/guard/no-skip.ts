// A Skip claims clocks that nobody has seen: peers would hold back the author's later edits for ever.
import * as Y from 'yjs';
import { refusal, type Rule } from './rule.ts';

export const noSkip: Rule = ({ structs }) =>
  structs.some((struct) => struct instanceof Y.Skip) ? refusal('no-skip', 'the update leaves a hole') : undefined;
