// A preview for people: what would come, then what would not and why.
import type { Preview } from '@baton/interchange/trello/preview';

const archived = (count: number): string => (count === 0 ? '' : ` (${count} archived)`);

export function previewText(name: string, preview: Preview): string {
  const { lists, listsArchived, cards, cardsArchived, checklistItems, checklistItemsDone } = preview;
  const lines = [
    `${name}: this would come.`,
    `  ${lists} lists${archived(listsArchived)} as columns`,
    `  ${cards} cards${archived(cardsArchived)} as tasks`,
    `  ${checklistItems} checklist lines, ${checklistItemsDone} of them done, of ${preview.checklists} checklists`,
    `  ${preview.labels} labels as tags, ${preview.members} members as names`,
    `  ${preview.comments} comments, ${preview.attachments} attachments as links`,
  ];
  const left = preview.notImported.map(({ what, count, why }) => `  ${count} × ${what}. ${why}`);
  return [...lines, ...(left.length > 0 ? ['This would not:', ...left] : [])].join('\n');
}
