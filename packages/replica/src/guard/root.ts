// Where an item hangs: cells under the root of their class and nowhere else; in pages under the root or an element.
import * as Y from 'yjs';
import { cellsRoot, isAuthored, pageRoot } from '../layout.ts';
import { refusal, type Rule } from './rule.ts';

export const root: Rule = ({ structs }, { of }) => {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.parent === null) continue;
    if (typeof struct.parent !== 'string') {
      if (of !== 'page') return refusal('root', 'cells do not stand inside each other');
      continue;
    }
    if (of === 'page' ? struct.parent !== pageRoot : !isAuthored(of) && struct.parent !== cellsRoot) {
      return refusal('root', `a ${of} document has no root ${struct.parent}`);
    }
    if (of !== 'page' && struct.parentSub === null) return refusal('root', 'a cell without a key');
  }
  return undefined;
};
