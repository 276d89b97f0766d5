// A task's key that was typed and a space: where it leads to a task that this reader has, it becomes the task's chip.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Latest } from './latest.ts';
import { type PasteDoors, replaceText } from './pasting.ts';

const keyBefore = /(?:^|[\s(])([A-Z][A-Z0-9]{1,9}[-~][0-9A-Z]{1,8})$/u;

export const keysTyped = (doors: Latest<PasteDoors>) =>
  Extension.create({
    name: 'keysTyped',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            handleTextInput: (...[{ state }, from, to, text]) => {
              const { $from } = state.selection;
              if (text !== ' ' || from !== to || $from.parent.type.spec.code === true) return false;
              const before = $from.parent.textBetween(
                Math.max(0, $from.parentOffset - 24),
                $from.parentOffset,
                undefined,
                '￼',
              );
              const key = keyBefore.exec(before)?.[1];
              if (key === undefined) return false;
              void doors.current
                .taskAt(key)
                .then((task) => task !== null && replaceText(editor, { from: from - key.length, text: key }, task));
              return false;
            },
          },
        }),
      ];
    },
  });
