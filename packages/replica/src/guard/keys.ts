// No name that reaches into prototypes, as key of a map, name of a root or element. (Keys inside values, attributes and
// marks are refused while they are read: strict-decoder.ts.)
import * as Y from 'yjs';
import { isForbidden } from '../cells/cell.ts';
import { refusal, type Rule } from './rule.ts';

const bad = (name: unknown): boolean => typeof name === 'string' && isForbidden(name);

export const keys: Rule = ({ structs }) =>
  structs.some((struct) => struct instanceof Y.Item && (bad(struct.parentSub) || bad(struct.parent)))
    ? refusal('keys', 'a forbidden key')
    : undefined;
