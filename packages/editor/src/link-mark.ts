// A link in the text. It leads to safe addresses only, wherever it came from, and opens beside this window.
import { InputRule, Mark, markPasteRule } from '@tiptap/core';
import { linkAttributes, safeHref } from './safe-link.ts';

const addressIn = (text: string): string => text.replace(/[.,;:!?)\]'"]+$/u, '');

export const Link = Mark.create({
  name: 'link',
  priority: 1_000,
  inclusive: false,
  exitable: true,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href')?.trim());
        return href === null ? false : { href };
      },
    },
  ],
  renderHTML({ mark }) {
    return ['a', linkAttributes(safeHref(mark.attrs['href'])), 0];
  },
  markdownTokenName: 'link',
  parseMarkdown: (token, helpers) => {
    const content = helpers.parseInline(token.tokens ?? []);
    const href = safeHref(token['href']);
    return href === null ? content : helpers.applyMark('link', content, { href });
  },
  renderMarkdown: (node, helpers) => `[${helpers.renderChildren(node)}](${String(node.attrs?.['href'] ?? '')})`,
  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|\s)(https?:\/\/\S+)\s$/u,
        handler: ({ state, range, match }) => {
          const said = match[1] ?? '';
          const href = safeHref(addressIn(said));
          if (href === null) return null;
          const from = range.from + match[0].indexOf(said);
          state.tr.addMark(from, from + href.length, this.type.create({ href })).insertText(' ', from + said.length);
          state.tr.removeStoredMark(this.type);
          return undefined;
        },
      }),
    ];
  },
  addPasteRules() {
    return [
      markPasteRule({
        find: (text) =>
          [...text.matchAll(/https?:\/\/[^\s<>"]+/gu)].map((match) => {
            const address = addressIn(match[0]);
            return { index: match.index, text: address, data: { href: address } };
          }),
        type: this.type,
        getAttributes: (match) => {
          const href = safeHref(match.data?.['href']);
          return href === null ? false : { href };
        },
      }),
    ];
  },
});
