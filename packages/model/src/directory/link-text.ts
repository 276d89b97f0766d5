// What stands beside `link-made`, and is never folded: so it can be erased. Its page is shown to whoever opens the link,
// who knows neither people nor tasks; the name of its document is checked against the link's record before it is used.

export interface LinkText {
  readonly byName: string;
  /** Of the task, as it was when the link was made. */
  readonly title: string;
  /** The document. */
  readonly page: string;
}
const most = 500;
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\n\r\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, most);

export const writeLinkText = ({ byName, title, page }: LinkText): string =>
  [oneLine(byName), oneLine(title), page].join('\n');

export function readLinkText(text: string | null): LinkText | undefined {
  const [byName, title, page, ...more] = text?.split('\n') ?? [];
  if (byName === undefined || title === undefined || !page || more.length > 0) return undefined;
  return { byName: byName.slice(0, most), title: title.slice(0, most), page };
}
