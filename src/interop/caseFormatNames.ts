/** The names of the formats of a claim's case; what they are is in `caseFormats.ts`, which takes longer to load. */
export const caseFormatNames = [
	'json',
	'jsonld',
	'svg',
	'timeline',
	'vega',
	'argdown',
	'mermaid',
	'dot',
	'md',
	'csv',
	'jsonl',
] as const;
export type CaseFormatName = (typeof caseFormatNames)[number];
