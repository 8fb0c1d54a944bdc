import type { Case } from '../core/case.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import type { ContestednessChange } from '../core/history.js';
import type { Messages } from '../core/messages/catalogue.js';
import type { CaseFormatName } from './caseFormatNames.js';
import { caseCsv } from './dossier/csv.js';
import { caseJson } from './dossier/json.js';
import { caseJsonLines } from './dossier/jsonLines.js';
import { caseMarkdown } from './dossier/markdown.js';
import { mapArgdown } from './map/argdown.js';
import { argumentMap, drawnMap } from './map/argumentMap.js';
import { mapDot } from './map/dot.js';
import { mapMermaid } from './map/mermaid.js';
import { mapSvg } from './map/svg.js';
import { timelineSvg } from './timeline/svg.js';
import { contestednessTimeline } from './timeline/timeline.js';
import { timelineVegaLite } from './timeline/vegaLite.js';

/** A claim with all that a format may want of it. */
interface Shown {
	readonly case: Case;
	readonly assessment: Assessment;
	/** Oldest first; formats that do not say `needsHistory` do not look at it. */
	readonly history: readonly ContestednessChange[];
	readonly messages: Messages;
}

/** A way to write a claim's case. */
export interface CaseFormat {
	readonly name: CaseFormatName;
	readonly mediaType: string;
	/** What the address of the claim's page ends in for it: `/claims/SLUG.csv`. */
	readonly suffix: string;
	readonly needsHistory: boolean;
	write(shown: Shown): string;
}

const format = (
	name: CaseFormatName,
	{ mediaType, suffix = name }: { readonly mediaType: string; readonly suffix?: string },
	write: (shown: Shown) => string,
	needsHistory = false,
): CaseFormat => ({ name, mediaType, suffix, needsHistory, write });

const drawn = ({ case: theCase, assessment, messages }: Shown) =>
	argumentMap(theCase, assessment, { messages, ...drawnMap });
const timeline = ({ history, case: theCase, messages }: Shown) => contestednessTimeline(history, theCase, { messages });

/** Every format of a claim's case. To add one: a file, a line here, and its name. */
export const caseFormats: readonly CaseFormat[] = [
	format('json', { mediaType: 'application/json' }, (shown) => caseJson(shown.case, shown.assessment, shown)),
	format('svg', { mediaType: 'image/svg+xml' }, (shown) => mapSvg(drawn(shown), shown)),
	format(
		'timeline',
		{ mediaType: 'image/svg+xml', suffix: 'timeline.svg' },
		(shown) => timelineSvg(timeline(shown), shown),
		true,
	),
	format(
		'vega',
		{ mediaType: 'application/json', suffix: 'vega.json' },
		(shown) => `${JSON.stringify(timelineVegaLite(timeline(shown), shown), null, '\t')}\n`,
		true,
	),
	format('argdown', { mediaType: 'text/plain' }, (shown) => mapArgdown(drawn(shown), shown)),
	format('mermaid', { mediaType: 'text/plain', suffix: 'mmd' }, (shown) => mapMermaid(drawn(shown), shown)),
	format('dot', { mediaType: 'text/vnd.graphviz' }, (shown) => mapDot(drawn(shown), shown)),
	format('md', { mediaType: 'text/markdown' }, (shown) => caseMarkdown(shown.case, shown.assessment, shown)),
	format('csv', { mediaType: 'text/csv' }, (shown) => caseCsv(shown.case, shown.assessment, shown)),
	format('jsonl', { mediaType: 'application/jsonl' }, (shown) => caseJsonLines(shown.case, shown.assessment, shown)),
];
