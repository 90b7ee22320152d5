import type { Event } from '@signalbox/engine';
import type { LanguageTable } from '../play/index.js';

/** Notes what tags resolved to, separately for each list of languages: another plan may have a better match for the same tag. */
export interface LanguagesRecorder {
  /** A plan with these languages is in force from now on. */
  planned(languages: readonly string[]): void;
  asked(requirement: Extract<Event, { readonly type: 'contact.queued' }>['requirement']): void;
  tables(): readonly LanguageTable[];
}

export function recordLanguages(): LanguagesRecorder {
  const tables = new Map<string, { readonly available: readonly string[]; readonly standsFor: Record<string, string> }>();
  let standsFor: Record<string, string> = {};
  return {
    planned(available) {
      const key = available.join();
      const table = tables.get(key) ?? { available, standsFor: {} };
      tables.set(key, table);
      standsFor = table.standsFor;
    },
    asked({ languages }) {
      for (const { tag, language } of languages) standsFor[tag] = language;
    },
    tables: () => [...tables.values()],
  };
}
