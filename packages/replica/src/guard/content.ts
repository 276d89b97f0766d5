// What may stand in a document: cells (plain values) in records and feeds; XML elements and text in pages. Sub-documents
// leak their ids, and what we do not know we do not pass on.
import * as Y from 'yjs';
import { refusal, type Rule } from './rule.ts';

const inPages: readonly (new (...args: never[]) => object)[] = [
  Y.ContentString,
  Y.ContentFormat,
  Y.ContentAny,
  Y.ContentType,
  Y.ContentDeleted,
  Y.ContentEmbed,
];
const inCells: readonly (new (...args: never[]) => object)[] = [Y.ContentAny, Y.ContentDeleted];

function isAllowed(content: object, page: boolean): boolean {
  const known = page ? inPages : inCells;
  if (!known.some((kind) => content instanceof kind)) return false;
  return !(content instanceof Y.ContentType) || content.type instanceof Y.XmlText || isElement(content.type);
}

const isElement = (type: unknown): boolean => type instanceof Y.XmlElement && !(type instanceof Y.XmlHook);

export const content: Rule = ({ structs }, { of }) => {
  const strange = structs.find((struct) => struct instanceof Y.Item && !isAllowed(struct.content, of === 'page'));
  return (
    strange && refusal('content', `a ${of} document does not hold ${(strange as Y.Item).content.constructor.name}`)
  );
};
