/** What the box of a task list's line is called: by its line. */
export const tickWords = (text: string): string => (text === '' ? 'Done' : `Done: ${text.slice(0, 120)}`);
