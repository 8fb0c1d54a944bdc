import { stringify } from 'csv-stringify/sync';
import type { Case } from '../../core/case.js';
import type { Assessment } from '../../core/contestedness/assessment.js';
import type { Messages } from '../../core/messages/catalogue.js';
import { type CaseRecord, recordsOf } from './records.js';

/**
 * A claim's case as CSV (RFC 4180): a row a statement. Cells that a spreadsheet would take for a formula begin with an
 * apostrophe. `forSpreadsheet` puts a byte order mark before it, without which Excel takes Chinese for gibberish.
 */
export function caseCsv(
	theCase: Case,
	assessment: Assessment,
	options: { readonly messages: Messages; readonly forSpreadsheet?: boolean },
): string {
	return stringify(
		recordsOf(theCase, assessment, options).map((one) => ({ ...one })),
		{
			header: true,
			columns: [...columns],
			record_delimiter: 'windows',
			escape_formulas: true,
			bom: options.forSpreadsheet ?? false,
			cast: { boolean: String },
		},
	);
}

const columns: readonly (keyof CaseRecord)[] = [
	'claim',
	'claim_text',
	'statement',
	'role',
	'kind',
	'stance',
	'answers',
	'source',
	'speaker',
	'attribution',
	'directness',
	'people_least',
	'people_most',
	'words',
	'words_language',
	'quote',
	'note',
	'outlet',
	'document',
	'url',
	'said_at',
	'recorded_at',
	'weight_raw',
	'weight',
	'interest',
	'origin',
	'repeats',
	'retracted_at',
	'retraction_reason',
];
