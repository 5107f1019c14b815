import type { Language } from '../domain/visit.ts'

/** What the choice of a language says in all of them at once: the name of each, and what is to be done, for those who read no other. */
export const languageChoice = {
  it: { name: 'Italiano', title: 'Scegli la lingua' },
  en: { name: 'English', title: 'Choose your language' },
  de: { name: 'Deutsch', title: 'Sprache wählen' },
  fr: { name: 'Français', title: 'Choisir la langue' },
  sl: { name: 'Slovenščina', title: 'Izberite jezik' },
} as const satisfies Record<Language, { readonly name: string; readonly title: string }>
