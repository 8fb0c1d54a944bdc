import type { Case } from '../core/case.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import type { ContestednessChange } from '../core/history.js';
import type { Messages } from '../core/messages/catalogue.js';
import { summarise } from '../core/summary.js';
import type { CaseFormatName } from './caseFormatNames.js';
import { claimJsonLd, type ToldVerdict } from './claimReview/ofCase.js';
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
	/** As the public knows it, null where it knows none; formats that do not say `needsVerdict` do not look at it. */
	readonly verdict: ToldVerdict | null;
	/** Where the claim is to be read. */
	readonly url: string;
	readonly messages: Messages;
}

/** A way to write a claim's case. */
export interface CaseFormat {
	readonly name: CaseFormatName;
	readonly mediaType: string;
	/** What the address of the claim's page ends in for it: `/claims/SLUG.csv`. */
	readonly suffix: string;
	readonly needsHistory: boolean;
	readonly needsVerdict: boolean;
	write(shown: Shown): string;
}

const format = (
	name: CaseFormatName,
	{ mediaType, suffix = name, needs }: Kind,
	write: (shown: Shown) => string,
): CaseFormat => ({
	name,
	mediaType,
	suffix,
	needsHistory: needs === 'HISTORY',
	needsVerdict: needs === 'VERDICT',
	write,
});

interface Kind {
	readonly mediaType: string;
	/** Its name where not given. */
	readonly suffix?: string;
	/** What it looks at beside the case. */
	readonly needs?: 'HISTORY' | 'VERDICT';
}

const drawn = ({ case: theCase, assessment, messages }: Shown) =>
	argumentMap(theCase, assessment, { messages, ...drawnMap });
const timeline = ({ history, case: theCase, messages }: Shown) => contestednessTimeline(history, theCase, { messages });

/** Every format of a claim's case. To add one: a file, a line here, and its name. */
export const caseFormats: readonly CaseFormat[] = [
	format('json', { mediaType: 'application/json' }, (shown) => caseJson(shown.case, shown.assessment, shown)),
	format('jsonld', { mediaType: 'application/ld+json', needs: 'VERDICT' }, (shown) => {
		const { score, level } = shown.assessment.opinion;
		const summary = summarise(shown.case, shown.assessment, shown);
		const contestedness = { score, level, method: shown.assessment.method, summary };
		return `${JSON.stringify(claimJsonLd({ ...shown, contestedness }), null, '\t')}\n`;
	}),
	format('svg', { mediaType: 'image/svg+xml' }, (shown) => mapSvg(drawn(shown), shown)),
	format('timeline', { mediaType: 'image/svg+xml', suffix: 'timeline.svg', needs: 'HISTORY' }, (shown) =>
		timelineSvg(timeline(shown), shown),
	),
	format(
		'vega',
		{ mediaType: 'application/json', suffix: 'vega.json', needs: 'HISTORY' },
		(shown) => `${JSON.stringify(timelineVegaLite(timeline(shown), shown), null, '\t')}\n`,
	),
	format('argdown', { mediaType: 'text/plain' }, (shown) => mapArgdown(drawn(shown), shown)),
	format('mermaid', { mediaType: 'text/plain', suffix: 'mmd' }, (shown) => mapMermaid(drawn(shown), shown)),
	format('dot', { mediaType: 'text/vnd.graphviz' }, (shown) => mapDot(drawn(shown), shown)),
	format('md', { mediaType: 'text/markdown' }, (shown) => caseMarkdown(shown.case, shown.assessment, shown)),
	format('csv', { mediaType: 'text/csv' }, (shown) => caseCsv(shown.case, shown.assessment, shown)),
	format('jsonl', { mediaType: 'application/jsonl' }, (shown) => caseJsonLines(shown.case, shown.assessment, shown)),
];
