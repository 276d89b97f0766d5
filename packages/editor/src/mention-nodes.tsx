// Chips in the text: a person, a task. Atoms with an id and the word that was written; drawn by what the app hands in.
import { mergeAttributes, Node } from '@tiptap/core';
import { type ReactNodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { use } from 'react';
import { type ChipProps, ChipsContext } from './chips.tsx';
import { isLabel, isMentionId } from './known-nodes.ts';

const Person = ({ node }: ReactNodeViewProps) => {
  const { Person: Chip } = use(ChipsContext);
  return (
    <NodeViewWrapper as="span">
      <Chip {...(node.attrs as ChipProps)} />
    </NodeViewWrapper>
  );
};
const Task = ({ node }: ReactNodeViewProps) => {
  const { Task: Chip } = use(ChipsContext);
  return (
    <NodeViewWrapper as="span">
      <Chip {...(node.attrs as ChipProps)} />
    </NodeViewWrapper>
  );
};

/** What is copied says the word alone: another reader of it need not be one of the task. */
const mention = (name: string, kind: string, said: (label: string) => string) =>
  Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ id: { default: '' }, label: { default: '' } }),
    parseHTML: () => [
      {
        tag: `span[data-mention="${kind}"]`,
        getAttrs: (element) => {
          const [id, label] = [element.dataset['id'], element.dataset['label']];
          return isMentionId(id) && isLabel(label) ? { id, label } : false;
        },
      },
    ],
    renderHTML: ({ node, HTMLAttributes: { id: _id, label: _label, ...rest } }) => {
      const { id, label } = node.attrs as ChipProps;
      const attributes = { 'data-mention': kind, 'data-id': id, 'data-label': label };
      return ['span', mergeAttributes(rest, attributes), said(label)];
    },
    renderText: ({ node }) => said((node.attrs as ChipProps).label),
    renderMarkdown: (node) => said(String(node.attrs?.['label'] ?? '')),
  });

export const mentionNodes = [
  mention('personMention', 'person', (label) => `@${label}`).extend({
    addNodeView: () => ReactNodeViewRenderer(Person, { as: 'span' }),
  }),
  mention('taskMention', 'task', (label) => label).extend({
    addNodeView: () => ReactNodeViewRenderer(Task, { as: 'span' }),
  }),
];
