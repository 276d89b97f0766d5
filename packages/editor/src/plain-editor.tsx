// The editor of a page where nobody says what is behind a mention, and where writing is what one came for.
import { PageEditor, type PageEditorProps } from './page-editor.tsx';

export const PlainEditor = (props: Omit<PageEditorProps, 'chips' | 'writes'>) => <PageEditor {...props} writes />;
