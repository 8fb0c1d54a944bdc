import type { Messages } from './catalogue.js';
import { en } from './en/en.js';
import { zh } from './zh/zh.js';

/** Every language that reasons are given in, a folder each; the first is the default. */
export const catalogues: readonly Messages[] = [en, zh];

/** The catalogue of a language or its base language, else the default. */
export const messagesIn = (language: string | null | undefined): Messages =>
	catalogues.find((one) => one.language === language) ??
	catalogues.find((one) => one.language === language?.split('-')[0]) ??
	(catalogues[0] as Messages);
