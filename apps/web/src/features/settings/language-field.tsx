// How dates and numbers are written for me. The words are English for everybody, and the field says so.
import { setProfile } from '@baton/model/person/commands';
import { Combobox } from '@baton/ui/combobox';
import { useState } from 'react';
import { languages, sampleOf } from '../../lib/languages.ts';
import { localeNow } from '../../lib/locale.ts';
import { useRun } from '../../lib/use-run.ts';

export function LanguageField({ language }: { readonly language: string | null }) {
  const run = useRun();
  const [options] = useState(() =>
    languages().map(({ tag, name, own }) => ({ id: tag, label: name, also: `${own} ${tag}` })),
  );
  const known = language === null || options.some(({ id }) => id === language);
  return (
    <div data-field="language">
      <Combobox
        label="Language of dates and numbers"
        single
        placeholder="English (United Kingdom)"
        options={known ? options : [...options, { id: language, label: language }]}
        value={language === null ? [] : [language]}
        onChange={([next]) => void run(setProfile, { language: next ?? null })}
        help={`${sampleOf(language ?? localeNow())}. Baton’s own words are English for now; this changes dates, numbers and the first day of the week.`}
      />
    </div>
  );
}
