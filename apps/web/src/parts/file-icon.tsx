// What kind of file it is, at a glance.
import { previewOf } from '@baton/model/file/sniff';
import { Icon } from '@baton/ui/icon';
import { File, FileArchive, FileImage, FileText, Film, Music } from 'lucide-react';

function iconOf(type: string) {
  if (type.startsWith('image/') && previewOf(type) !== 'text') return FileImage;
  if (type.startsWith('video/')) return Film;
  if (type.startsWith('audio/')) return Music;
  if (type === 'application/zip' || type === 'application/gzip') return FileArchive;
  return previewOf(type) === null ? File : FileText;
}
export const FileIcon = ({ type }: { type: string }) => <Icon icon={iconOf(type)} size={16} />;
