// The editor of a page where nobody says what is behind a mention, and where writing is what one came for.
import { PageEditor, type PageEditorProps } from './page-editor.tsx';

export type PlainEditorProps = Omit<PageEditorProps, 'chips' | 'writes'>;

export const PlainEditor = (props: PlainEditorProps) => <PageEditor {...props} writes />;
