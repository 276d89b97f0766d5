// Where an item hangs: cells under the root of their class and nowhere else; in pages under the root or an element.
import * as Y from 'yjs';
import { cellsRoot, isAuthored, pageRoot, type DocClass } from '../layout.ts';
import { refusal, type Rule } from './rule.ts';

export const root: Rule = ({ structs }, { of }) => {
  const stray = structs.find((struct) => struct instanceof Y.Item && struct.parent !== null && !fits(struct, of));
  return stray && refusal('root', `an item of a ${of} document hangs in a wrong place`);
};

function fits({ parent, parentSub }: Y.Item, of: DocClass): boolean {
  if (typeof parent !== 'string') return of === 'page';
  if (of === 'page') return parent === pageRoot;
  return parentSub !== null && (isAuthored(of) || parent === cellsRoot);
}
