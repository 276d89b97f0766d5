// A page as it is read: drawn from its nodes, with the editor not even loaded. The same elements as the editor draws, so
// that nothing moves when somebody begins to write. What this version does not know is shown as its text.
import { pictureIn } from '@baton/model/file/picture';
import {
  isText,
  linesOf,
  type PageElement,
  type PageNode,
  type PageText as Words,
} from '@baton/replica/pages/page-tree';
import { type ReactNode, use } from 'react';
import { ChipsContext } from './chips.tsx';
import { isLabel, isMentionId, isSpan } from './known-nodes.ts';
import { PicturesContext } from './pictures.tsx';
import { linkAttributes, safeHref } from './safe-link.ts';
import { tickWords } from './tick-words.ts';

interface Place {
  readonly path: readonly number[];
  /** Absent where nothing may be ticked. */
  readonly onTick?: ((path: readonly number[]) => void) | undefined;
}
type Draw = (node: PageElement, place: Place) => ReactNode;

export function PageText({ nodes, onTick }: { nodes: readonly PageNode[]; onTick?: Place['onTick'] }) {
  return <>{drawAll(nodes, { path: [], onTick })}</>;
}

/** Places are those of the page wherever a line of a task list can stand: only elements stand there. */
const drawAll = (nodes: readonly PageNode[], { path, onTick }: Place): ReactNode =>
  nodes.map((node, at) => <Drawn key={`${at}`} node={node} place={{ path: [...path, at], onTick }} />);

function Drawn({ node, place }: { node: PageNode; place: Place }): ReactNode {
  if (isText(node)) return <Marked node={node} />;
  const draw = Object.hasOwn(drawings, node.name) ? drawings[node.name] : undefined;
  return draw ? draw(node, place) : <Unknown node={node} />;
}

/** An unknown block is its lines, an unknown part of a line its words. */
const Unknown = ({ node }: { node: PageElement }) =>
  linesOf([node]).map((line, at) => <span key={`${at}`}>{line} </span>);

const inside = (node: PageElement, place: Place): ReactNode => drawAll(node.children, place);
/** A line of nothing is as high as one of something, as the editor has it. */
const line = (node: PageElement, place: Place): ReactNode =>
  node.children.length === 0 ? <br /> : inside(node, place);

const drawings: Readonly<Record<string, Draw>> = {
  paragraph: (node, place) => <p>{line(node, place)}</p>,
  heading: (node, place) => {
    const Heading = ({ 2: 'h2', 3: 'h3' } as const)[Number(node.attrs['level'])] ?? 'h1';
    return <Heading>{line(node, place)}</Heading>;
  },
  bulletList: (node, place) => <ul>{inside(node, place)}</ul>,
  orderedList: (node, place) => {
    const start = node.attrs['start'];
    return <ol start={typeof start === 'number' ? start : 1}>{inside(node, place)}</ol>;
  },
  listItem: (node, place) => <li>{inside(node, place)}</li>,
  taskList: (node, place) => <ul data-type="taskList">{inside(node, place)}</ul>,
  taskItem: (node, place) => <TaskLine node={node} place={place} />,
  blockquote: (node, place) => <blockquote>{inside(node, place)}</blockquote>,
  codeBlock: (node, place) => (
    <pre>
      <code>{line(node, place)}</code>
    </pre>
  ),
  table: (node, place) => (
    <table>
      <tbody>{inside(node, place)}</tbody>
    </table>
  ),
  tableRow: (node, place) => <tr>{inside(node, place)}</tr>,
  tableCell: (node, place) => <td {...spans(node)}>{inside(node, place)}</td>,
  tableHeader: (node, place) => <th {...spans(node)}>{inside(node, place)}</th>,
  horizontalRule: () => <hr />,
  picture: (node) => <PictureHere node={node} />,
  hardBreak: () => <br />,
  personMention: (node) => <Mention node={node} kind="Person" />,
  taskMention: (node) => <Mention node={node} kind="Task" />,
};

const spanOf = (said: unknown): number => (isSpan(said) ? (said as number) : 1);
const spans = ({ attrs }: PageElement) => ({ colSpan: spanOf(attrs['colspan']), rowSpan: spanOf(attrs['rowspan']) });

function TaskLine({ node, place: { path, onTick } }: { node: PageElement; place: Place }) {
  const isDone = node.attrs['checked'] === true;
  return (
    <li data-checked={isDone}>
      <label>
        <input
          type="checkbox"
          aria-label={tickWords(linesOf(node.children.slice(0, 1)).join(' '))}
          checked={isDone}
          disabled={onTick === undefined}
          onChange={() => onTick?.(path)}
        />
      </label>
      <div>{inside(node, { path, onTick })}</div>
    </li>
  );
}

function Mention({ node, kind }: { node: PageElement; kind: 'Person' | 'Task' }) {
  const { [kind]: Chip } = use(ChipsContext);
  const { id, label } = node.attrs;
  if (!isMentionId(id) || !isLabel(label)) return null;
  return <Chip id={id as string} label={label as string} />;
}

function PictureHere({ node }: { node: PageElement }) {
  const { Shown } = use(PicturesContext);
  const picture = pictureIn(node.attrs);
  if (picture === null) return null;
  return (
    <figure>
      <div>
        <Shown picture={picture} isWritten={false} />
      </div>
    </figure>
  );
}

const marks: readonly (readonly [name: string, draw: (content: ReactNode, said: unknown) => ReactNode])[] = [
  ['code', (content) => <code>{content}</code>],
  ['strike', (content) => <s>{content}</s>],
  ['italic', (content) => <em>{content}</em>],
  ['bold', (content) => <strong>{content}</strong>],
  [
    'link',
    (content, said) => <a {...linkAttributes(safeHref((said as { href?: unknown } | null)?.href))}>{content}</a>,
  ],
];
const Marked = ({ node }: { node: Words }): ReactNode =>
  marks.reduce<ReactNode>(
    (content, [name, draw]) => (Object.hasOwn(node.marks, name) ? draw(content, node.marks[name]) : content),
    node.text,
  );
