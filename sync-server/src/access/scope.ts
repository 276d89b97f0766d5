// A document's name, from outside, as the directory's rules ask for it.
import type { DocScope } from '@baton/model/directory/queries';
import { parseDoc, scopeOf } from '@baton/replica/layout';

/** Undefined: no document can have this name. */
export function scopeIn(name: string): DocScope | undefined {
  const doc = parseDoc(name);
  return doc && scopeOf(doc);
}
