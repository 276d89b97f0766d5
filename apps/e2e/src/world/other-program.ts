// Runs in the browser: a page of another program at a page of Baton, with the provider `y-websocket` as npm has it.
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface OtherProgram {
  readonly provider: WebsocketProvider;
  /** Codes that its connections were closed with. */
  readonly codes: number[];
  text(): string;
  /** A paragraph more. */
  write(words: string): void;
  /** What no page holds. */
  writeElsewhere(): void;
  /** The names beside the carets of others. */
  names(): readonly unknown[];
}

const doc = new Y.Doc();
const root = doc.getXmlFragment('content');
const asked = new URLSearchParams(location.search);
const page = asked.get('page') ?? '';
/** A share link, as the provider passes on what opens a room. */
const link = asked.get('link');
const provider = new WebsocketProvider(`${location.origin.replace('http', 'ws')}/yjs`, page, doc, {
  disableBc: true,
  maxBackoffTime: 200,
  ...(link === null ? {} : { params: { link } }),
});
const codes: number[] = [];
provider.on('connection-close', (event) => void codes.push(event?.code ?? 0));

const program: OtherProgram = {
  provider,
  codes,
  text: () => root.toString().replaceAll(/<[^>]*>/gu, '|'),
  write(words) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    root.insert(root.length, [paragraph]);
  },
  writeElsewhere: () => doc.getMap('settings').set('colour', 'red'),
  names: () =>
    [...provider.awareness.getStates()].flatMap(([client, state]) =>
      client === doc.clientID || !state['cursor'] ? [] : [(state['user'] as { name?: unknown } | undefined)?.name],
    ),
};
Object.assign(globalThis, { program });
